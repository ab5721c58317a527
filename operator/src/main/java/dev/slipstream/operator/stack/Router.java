package dev.slipstream.operator.stack;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All functions behind one port, each at {@code /{name}} and at {@code /{project}/{region}/{name}},
 * which is what the Firebase SDK calls. Runs in the functions-framework invoker, which makes it by
 * class name and serves one function per port; hence the static routes.
 */
public final class Router implements HttpFunction {

  private static final Pattern PATH = Pattern.compile("(/[^/]+/[^/]+)?/(?<name>[^/]+)");

  private static volatile Routes routes = new Routes(Map.of());

  /** What is served, and how many requests are being served. */
  static final class Routes {
    private final Map<String, HttpFunction> functions;
    private final Phaser inFlight = new Phaser(1);

    Routes(Map<String, HttpFunction> functions) {
      this.functions = Map.copyOf(functions);
    }
  }

  static void serve(Map<String, HttpFunction> functions) {
    routes = new Routes(functions);
  }

  /** Takes no more requests, and waits for those that were taken. */
  static void drain() {
    Routes draining = routes;
    routes = new Routes(Map.of());
    draining.inFlight.arriveAndAwaitAdvance();
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    Routes current = routes;
    Matcher path = PATH.matcher(request.getPath());
    HttpFunction function = path.matches() ? current.functions.get(path.group("name")) : null;
    if (function == null) {
      notFound(current, request, response);
      return;
    }
    current.inFlight.register();
    try {
      function.service(request, response);
    } finally {
      current.inFlight.arriveAndDeregister();
    }
  }

  private static void notFound(Routes current, HttpRequest request, HttpResponse response)
      throws Exception {
    boolean isRoot = request.getPath().equals("/");
    Object[] names = current.functions.keySet().stream().sorted().toArray();
    response.setStatusCode(isRoot ? 200 : 404);
    response.setContentType("text/plain; charset=utf-8");
    response
        .getWriter()
        .write(
            (isRoot ? "serving " : "no function at " + request.getPath() + "; there are ")
                + Arrays.toString(names)
                + "\n");
  }
}

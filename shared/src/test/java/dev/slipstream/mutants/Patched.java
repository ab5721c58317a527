package dev.slipstream.mutants;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** All classes of the product and its tests once more, some of them compiled from other source. */
final class Patched extends URLClassLoader {

  private static final String ROOT = "dev.slipstream.";

  private final Map<String, byte[]> patches;

  private Patched(Map<String, byte[]> patches) {
    super(classPath(), Patched.class.getClassLoader());
    this.patches = patches;
  }

  /**
   * @param sources text by file name below the root package
   */
  static Patched with(Map<String, String> sources) {
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(problems, null, null)) {
      List<Source> units =
          sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
      List<String> options = List.of("-proc:none", "-nowarn", "-parameters");
      JavaFileManager inMemory = new InMemory(files, classes);
      if (!units.isEmpty()
          && !compiler.getTask(null, inMemory, problems, options, null, units).call()) {
        throw new IllegalStateException("a mutant does not compile: " + problems.getDiagnostics());
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot compile a mutant", e);
    }
    Map<String, byte[]> patches = new HashMap<>();
    classes.forEach((name, bytes) -> patches.put(name, bytes.toByteArray()));
    return new Patched(patches);
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Patched::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("not on a class path: " + entry, e);
    }
  }

  /** Ours are looked for here first, so that the patched ones meet no others. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return name.startsWith(ROOT) ? findClass(name) : super.loadClass(name, resolve);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] patch = patches.get(name);
    return patch == null ? super.findClass(name) : defineClass(name, patch, 0, patch.length);
  }

  /** Source from memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("string:///dev/slipstream/" + file), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Takes what is compiled into memory. */
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, javax.tools.FileObject sibling)
        throws IOException {
      if (location != StandardLocation.CLASS_OUTPUT) {
        return super.getJavaFileForOutput(location, name, kind, sibling);
      }
      return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(name, bytes);
          return bytes;
        }
      };
    }
  }
}

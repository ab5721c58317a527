package dev.slipstream.waves;

import dev.slipstream.model.Migration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;

/** A migration of which one method does something else. */
final class Altered {

  private Altered() {}

  /**
   * @param instead is given the arguments; where it answers with them, the method is as it was
   */
  static Migration<?> of(
      Migration<?> migration, String name, Function<List<Object>, Object> instead) {
    return (Migration<?>)
        Proxy.newProxyInstance(
            Migration.class.getClassLoader(),
            new Class<?>[] {Migration.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(name)) {
                List<Object> given = arguments == null ? List.of() : List.of(arguments);
                Object answer = instead.apply(given);
                if (answer != given) {
                  return answer;
                }
              }
              try {
                return method.invoke(migration, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

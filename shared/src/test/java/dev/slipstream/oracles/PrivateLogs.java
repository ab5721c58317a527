package dev.slipstream.oracles;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Nothing that leaves a process for people to read has a player's name or mail address in it. */
public final class PrivateLogs implements Oracle {

  private final Set<String> secrets;

  /**
   * @param secrets what the players' documents hold and nobody may read elsewhere
   */
  public PrivateLogs(Set<String> secrets) {
    this.secrets = Set.copyOf(secrets);
  }

  @Override
  public List<String> violations(Scene scene) {
    List<String> violations = new ArrayList<>();
    for (String said : scene.said()) {
      secrets.stream()
          .filter(said::contains)
          .forEach(secret -> violations.add("\"" + said + "\" tells a secret"));
    }
    return violations;
  }
}

package dev.slipstream.messages;

import java.util.Optional;

/**
 * Every topic there is, and which function its messages are pushed to; the deployment makes the
 * same. Each topic has one subscription, which has the topic's name.
 */
public enum Topic {
  WAVES("migration-waves", "startWave"),
  USERS("migration-users", "migrateUserBatch"),
  ROLLBACKS("migration-rollbacks", "rollbackBatch"),
  VALIDATIONS("migration-validations", "validateSweep"),
  /** What people are told; it waits until somebody pulls it. */
  FAILURES("migration-failures"),
  /** Where messages end that were refused too often; they wait until somebody pulls them. */
  DEAD_LETTERS("migration-dead-letters");

  private final String id;
  private final Optional<String> function;

  Topic(String id) {
    this.id = id;
    this.function = Optional.empty();
  }

  Topic(String id, String function) {
    this.id = id;
    this.function = Optional.of(function);
  }

  public String id() {
    return id;
  }

  /** The function, and the path, that its messages are pushed to; empty where they are pulled. */
  public Optional<String> function() {
    return function;
  }
}

package dev.slipstream.operator.verbs;

import dev.slipstream.edge.Migrations;
import dev.slipstream.operator.CannotGoOn;

/** The migration that an operator names. */
final class NamedMigration {

  private NamedMigration() {}

  /** Throws {@link CannotGoOn} where there is none of that name. */
  static Migrations.Entry in(Migrations migrations, String name) {
    return migrations
        .named(name)
        .orElseThrow(() -> new CannotGoOn("there is no migration called " + name));
  }
}

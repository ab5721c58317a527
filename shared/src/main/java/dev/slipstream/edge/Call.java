package dev.slipstream.edge;

import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;

/** One call of a function: who calls, with which arguments, and what the log is to say of it. */
public final class Call {

  /** What Firebase makes ids of; anything else may be a name or a mail address. */
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private final Caller caller;
  private final Arguments arguments;
  private final InstantSource clock;
  private final Instant begun;
  private final Fields.Builder notes;

  Call(
      Caller caller,
      Arguments arguments,
      InstantSource clock,
      Instant begun,
      Fields.Builder notes) {
    this.caller = caller;
    this.arguments = arguments;
    this.clock = clock;
    this.begun = begun;
    this.notes = notes;
  }

  public Caller caller() {
    return caller;
  }

  public Arguments arguments() {
    return arguments;
  }

  /** Milliseconds since the request came in. */
  public long elapsedMillis() {
    return Math.max(0, Duration.between(begun, clock.instant()).toMillis());
  }

  /** Names the player in the log; an id that may be more than an id is hashed there. */
  public void isAbout(Subject player) {
    boolean isPlain = PLAIN_ID.matcher(player.id()).matches();
    note("userId", isPlain ? player.id() : "sha256:" + Digest.hex(player.id()).substring(0, 16));
  }

  /** Adds to the call's line in the log; never a name, a mail address or a token. */
  public void note(String name, String value) {
    notes.put(name, value);
  }

  /** Adds a number to the call's line in the log. */
  public void note(String name, long value) {
    notes.put(name, value);
  }
}

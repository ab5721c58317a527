package dev.slipstream.report;

import dev.slipstream.model.Fields;
import java.util.List;

/** What a run came to. Safe for many threads. */
public interface Summary {

  /** A subject that could not be worked on at all, such as for an outage. */
  void addError(String subject, String reason);

  /** True where nobody needs a look. */
  boolean isClean();

  /** The summary for machines. */
  Fields toFields();

  /** The summary for people. */
  List<String> toLines();
}

package dev.slipstream.model;

import java.util.List;

/**
 * How a migration judges what is stored of a subject, whose documents may have moved on since: what
 * must be there now, and what it means in the game's words. Pure, as the migration is.
 */
public interface Audit {

  /** The collections of which a subject has any number of documents, as a query names them. */
  List<String> collections(Subject subject);

  /** The collection of the entries that explain how a subject's amounts came to be. */
  String journal(Subject subject);

  /** What must be stored by the plan, the journal, and what is stored and signed by others. */
  Expected expected(Evidence evidence);

  /** What a difference means to whoever knows the game; never a name or a mail address. */
  String words(Difference difference);
}

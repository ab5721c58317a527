package dev.slipstream.engine;

import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.List;

/**
 * A change that the auditors can follow. Source of the fields: the wire contract, "Documents that
 * operators read".
 *
 * @param identity what makes it one event, however often it is tried
 */
record AuditEvent(List<String> identity, String kind, Subject subject, String runId) {

  private static final int ID_LENGTH = 32;

  /**
   * The event as it is created in the commit of what it tells.
   *
   * @param document where something was changed
   * @param change field, from, to and drift, and what else there is to say
   */
  Write of(DocPath document, Fields change) {
    String id = Digest.hex(String.join("|", identity)).substring(0, ID_LENGTH);
    return new Write.Create(
        DocPath.of("AdminOps", "reconciliation", "Events", id),
        Fields.builder()
            .put("kind", kind)
            .put("subject", subject.id())
            .put("path", document.toString())
            .put("at", Value.SERVER_TIME)
            .put("runId", runId)
            .build()
            .merge(change));
  }
}

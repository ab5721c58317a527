package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParser;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlannedDocumentsTest {

  private static final DocPath CLAN = DocPath.of("Clans", "c1");

  private static void assertPlanned(String json, Write... writes) {
    assertEquals(
        JsonParser.parseString(json.replace('\'', '"')),
        AnswerJson.of(PlannedDocuments.of(List.of(writes))));
  }

  @Test
  void aDocumentIsItsFieldsWithTimesMarked() {
    Fields fields =
        Fields.builder()
            .put("createdAt", Instant.parse("2025-03-02T08:15:30Z"))
            .put("updatedAt", Value.SERVER_TIME)
            .put("lastClaim", Value.NULL)
            .put("stars", 3)
            .put("days", Value.items(List.of(Value.of(Instant.EPOCH))))
            .put("ab", Fields.of("bucket", Value.of("A")))
            .build();
    String json =
        "{'createdAt': {'$ts': '2025-03-02T08:15:30.000Z'}, 'updatedAt': '$serverTimestamp',"
            + " 'lastClaim': null, 'stars': 3, 'days': [{'$ts': '1970-01-01T00:00:00.000Z'}],"
            + " 'ab': {'bucket': 'A'}}";
    DocPath path = DocPath.of("Players", "u1");
    assertPlanned("{'Players/u1': " + json + "}", new Write.Create(path, fields));
    assertPlanned("{'Players/u1': " + json + "}", new Write.Put(path, fields));
    assertPlanned("{'Players/u1': " + json + "}", new Write.Merge(path, fields));
  }

  @Test
  void anAdditionStandsWhereItIsAdded() {
    assertPlanned(
        "{'Clans/c1': {'stats': {'trophies': {'$increment': -5}, 'members': {'$increment': 1}}}}",
        new Write.Increment(
            CLAN,
            Map.of(FieldPath.of("stats", "trophies"), -5L, FieldPath.of("stats", "members"), 1L)));
  }

  @Test
  void writesToOneDocumentAreLaidUponEachOther() {
    assertPlanned(
        "{'Clans/c1': {'name': 'Night Riders', 'stats': {'trophies': {'$increment': 5}}}}",
        new Write.Merge(CLAN, Fields.of("name", Value.of("Night Riders"))),
        new Write.Increment(CLAN, Map.of(FieldPath.of("stats", "trophies"), 5L)));
  }

  @Test
  void aDocumentThatGoesIsNull() {
    assertPlanned("{'Clans/c1': null}", new Write.Delete(CLAN));
  }
}

package dev.slipstream.bench;

import static dev.slipstream.bench.OfficialClient.await;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.FieldValue;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.SetOptions;
import com.google.cloud.firestore.WriteBatch;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Migration;
import java.util.List;
import java.util.Map;

/**
 * The plan's own way, with the official client: get the checkpoint and each old document, mark the
 * checkpoint, write a batch for each of four phases, mark the checkpoint after each, mark it
 * completed; each call awaited before the next. Ten commits a player instead of one, and a player
 * is half migrated in between. It is given the finished documents, so it does less than ours.
 */
final class PlansWay {

  private static final int PHASES = 4;

  private final Firestore client;
  private final Migration<?> migration;

  PlansWay(Firestore client, Migration<?> migration) {
    this.client = client;
    this.migration = migration;
  }

  void migrate(Prepared player) {
    DocPath path = migration.checkpoint(player.subject());
    DocumentReference checkpoint = document(path);
    await(checkpoint.get());
    migration.sources(player.subject()).values().forEach(source -> await(document(source).get()));
    List<ClientWrite> documents =
        player.clientWrites().stream().filter(write -> !write.path().equals(path)).toList();
    mark(checkpoint, "pending");
    for (int phase = 0; phase < PHASES; phase++) {
      int from = documents.size() * phase / PHASES;
      int to = documents.size() * (phase + 1) / PHASES;
      WriteBatch batch = client.batch();
      documents.subList(from, to).forEach(write -> write.call().accept(batch));
      await(batch.commit());
      mark(checkpoint, "in_progress");
    }
    mark(checkpoint, "completed");
  }

  private DocumentReference document(DocPath path) {
    return client.document(path.toString());
  }

  private static void mark(DocumentReference checkpoint, String status) {
    Map<String, Object> fields =
        Map.of("status", status, "lastUpdatedAt", FieldValue.serverTimestamp());
    await(checkpoint.set(fields, SetOptions.merge()));
  }
}

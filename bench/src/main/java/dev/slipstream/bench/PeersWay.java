package dev.slipstream.bench;

import static dev.slipstream.bench.OfficialClient.await;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.WriteBatch;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.layout.Amounts;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.layout.Schema;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.model.Write;
import java.util.Objects;

/**
 * The way of the peers, with the official client: look whether there is a receipt, then get and set
 * one document after the other, each by itself and each call awaited, then leave the receipt. Coins
 * are read, added to and written back where they count; of all else it is given what to write, so
 * it does less than ours. Whoever comes in between is overwritten, and a crash leaves half of it.
 */
final class PeersWay {

  private final Firestore client;
  private final Schema schema;

  PeersWay(Firestore client, Schema schema) {
    this.client = client;
    this.schema = schema;
  }

  void post(PreparedOperation prepared) {
    Subject player = prepared.operation().player();
    DocPath receipt = new PlayerPaths(player).transaction(prepared.operation().opId());
    if (get(receipt).exists()) {
      throw new IllegalStateException("is applied already: " + receipt);
    }
    long coins = prepared.operation().delta().getOrDefault(Amounts.COINS, 0L);
    for (Write write : prepared.writes()) {
      if (!write.path().equals(receipt)) {
        set(added(write, get(write.path()), coins));
      }
    }
    prepared.writes().stream().filter(write -> write.path().equals(receipt)).forEach(this::set);
  }

  private DocumentSnapshot get(DocPath path) {
    DocumentReference document = client.document(path.toString());
    return await(document.get());
  }

  private void set(Write write) {
    WriteBatch batch = client.batch();
    ClientWrite.of(client, write).call().accept(batch);
    await(batch.commit());
  }

  private Write added(Write write, DocumentSnapshot found, long coins) {
    if (coins == 0 || !(write instanceof Write.Merge merge)) {
      return write;
    }
    Fields fields = merge.fields();
    if (schema == Schema.NEW && write.path().id().equals("Stats")) {
      long before = Objects.requireNonNull(found.getLong(Amounts.COINS));
      return new Write.Merge(write.path(), fields.with(Amounts.COINS, Value.of(before + coins)));
    }
    if (schema == Schema.LEGACY && write.path().id().equals(ProfileBlob.NAME)) {
      String text = Objects.requireNonNull(found.getString(ProfileBlob.NAME));
      return new Write.Merge(
          write.path(), fields.with(ProfileBlob.NAME, Value.of(added(text, coins))));
    }
    return write;
  }

  private static String added(String text, long coins) {
    JsonObject profile = JsonParser.parseString(text).getAsJsonObject();
    profile.addProperty(ProfileBlob.COINS, profile.get(ProfileBlob.COINS).getAsLong() + coins);
    return profile.toString();
  }
}

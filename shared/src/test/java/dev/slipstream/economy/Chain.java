package dev.slipstream.economy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slipstream.model.CanonicalJson;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.store.Page;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A player's ledger as it is stored, verified from nothing but itself. */
record Chain(List<Fields> entries) {

  static final String NO_ENTRY = "0".repeat(64);

  Chain {
    entries = List.copyOf(entries);
  }

  static Chain of(Player player) {
    Query query = Query.collection(player.receipt("any").collection());
    List<Fields> entries = new ArrayList<>();
    Page page = player.store().list(query, ReadTime.latest());
    page.documents().stream().map(Document::fields).forEach(entries::add);
    while (page.next().isPresent()) {
      page = player.store().list(query.after(page.next().get()), ReadTime.latest());
      page.documents().stream().map(Document::fields).forEach(entries::add);
    }
    entries.sort(Comparator.comparing(Chain::seq));
    return new Chain(entries);
  }

  private static long seq(Fields entry) {
    return entry.integer("seq").orElseThrow();
  }

  /** Over everything but the server's clock and the migration's stamp, by contract D3. */
  static String hash(Fields entry) {
    try {
      byte[] json =
          CanonicalJson.of(entry.without("createdAt").without("_m"))
              .getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** No gap, each entry tied to the one before, each delta the difference of its amounts. */
  Chain verify() {
    String previous = NO_ENTRY;
    long seq = 0;
    for (Fields entry : entries) {
      seq++;
      assertEquals(seq, seq(entry), "no gap");
      assertEquals(previous, entry.text("previousHash").orElseThrow(), "entry " + seq);
      assertAddsUp(entry);
      previous = hash(entry);
    }
    return this;
  }

  private static void assertAddsUp(Fields entry) {
    entry
        .fields("delta")
        .map()
        .keySet()
        .forEach(
            name ->
                assertEquals(
                    entry.fields("after").integer(name).orElseThrow(),
                    entry.fields("before").integer(name).orElseThrow()
                        + entry.fields("delta").integer(name).orElseThrow(),
                    () -> name + " in " + entry));
    assertEquals(
        entry.fields("delta").map().keySet(), entry.fields("before").map().keySet(), "before");
    assertEquals(
        entry.fields("delta").map().keySet(), entry.fields("after").map().keySet(), "after");
  }

  /** What a document must say of where the ledger ends. */
  Chain endsIn(Fields ledger) {
    assertEquals(Optional.of((long) entries.size()), ledger.integer("seq"));
    String head = entries.isEmpty() ? NO_ENTRY : hash(entries.get(entries.size() - 1));
    assertEquals(Optional.of(head), ledger.text("head"));
    return this;
  }

  /** What Stats say of a currency follows from the entries: opening + in - out. */
  Chain explains(String currency, Fields stats) {
    Map<String, Long> sums = new TreeMap<>(Map.of("in", 0L, "out", 0L, "opening", 0L));
    for (Fields entry : entries) {
      long delta = entry.fields("delta").integer(currency).orElse(0L);
      if (entry.text("type").equals(Optional.of("migrateOpening"))) {
        sums.put("opening", delta);
      } else if (entry.text("schema").equals(Optional.of("new"))) {
        sums.merge(delta > 0 ? "in" : "out", Math.abs(delta), Long::sum);
      }
    }
    Fields ledger = stats.fields("ledger");
    assertEquals(sums.get("opening"), ledger.fields("opening").integer(currency).orElseThrow());
    assertEquals(sums.get("in"), ledger.fields("lifetimeIn").integer(currency).orElseThrow());
    assertEquals(sums.get("out"), ledger.fields("lifetimeOut").integer(currency).orElseThrow());
    assertEquals(
        sums.get("opening") + sums.get("in") - sums.get("out"),
        stats.integer(currency).orElseThrow());
    return this;
  }
}

package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.DocumentSize;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.model.UnicodeText;
import dev.slipstream.model.Value;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A player as dirty as JSON, Firestore and people can make one; the same for the same seed and
 * index.
 *
 * @param documents what stands below {@code players}
 * @param clans legacy clans, some of which list the player
 */
record DirtyPlayer(Subject subject, Map<DocPath, Fields> documents, List<Document> clans) {

  private static final List<Integer> NOISES = List.of(0, 1, 3, 10, 40, 200);
  private static final List<String> ODD_UIDS =
      List.of(
          "a", "abcd😀efgh", "x".repeat(128), "with blank", "a.b", "Økonomie", "0", "Inventory");
  private static final List<String> CLAN_NAMES =
      List.of("", "", "", "Night Riders", "night riders", "Ночные", "Nobody");
  private static final int HUGE = 200_000;
  private static final Instant THEN = Instant.parse("2025-10-01T00:00:00Z");

  /** What a wrapper's field may hold where a function stored the object and not its text. */
  private static final List<Value> NATIVE =
      List.of(
          Value.NULL,
          Value.of(true),
          Value.of(17),
          new Value.Real(Double.NaN),
          new Value.Real(-0.0),
          Value.of(THEN),
          new Value.Bytes(ByteBuffer.wrap(new byte[] {1, -1})),
          new Value.Point(1, 2),
          new Value.Reference(DocPath.of("players", "u1")),
          Value.items(List.of()),
          Value.items(List.of(Fields.empty(), Value.of("{}"), Value.NULL)),
          Fields.empty(),
          Fields.builder().put("username", "Native").put("playerCoins", 5).build(),
          Fields.of("a", Fields.of("b", Fields.of("c", Value.items(List.of(Value.of(1)))))));

  /** Whether a document could become larger than Firestore stores. */
  boolean isHuge() {
    return documents.values().stream().mapToLong(DocumentSize::of).sum() > HUGE;
  }

  static DirtyPlayer of(long seed, long index) {
    SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index);
    DirtyJson json = new DirtyJson(random, NOISES.get(random.nextInt(NOISES.size())));
    String uid = json.chance(970) ? "uDirty" + index : json.pick(ODD_UIDS);
    String clanId = json.chance(100) ? "clan_" + random.nextInt(2) + "_1" : "";
    Map<String, String> texts = new DirtyBlobs(json, uid, clanId, CLAN_NAMES).texts();
    DirtyText damage = new DirtyText(json);
    texts.replaceAll((name, text) -> damage.of(name, text));
    Subject subject = new Subject(uid);
    Map<DocPath, Fields> documents = new LinkedHashMap<>();
    texts.forEach((name, text) -> put(documents, subject, name, text, json));
    return new DirtyPlayer(subject, documents, json.chance(200) ? clans(uid, json) : List.of());
  }

  private static void put(
      Map<DocPath, Fields> documents, Subject subject, String name, String text, DirtyJson json) {
    DocPath path = LegacyPaths.blob(subject, name);
    switch (json.random().nextInt(200)) {
      case 0, 1 -> {}
      case 2 -> documents.put(path, Fields.empty());
      case 3 -> documents.put(path, Fields.of(name, Value.of("")));
      case 4 -> documents.put(path, Fields.of(name, json.pick(NATIVE)));
      case 5 -> documents.put(path, Fields.of("data", Value.of(UnicodeText.repair(text))));
      default -> documents.put(path, document(name, text, json));
    }
  }

  private static Fields document(String name, String text, DirtyJson json) {
    Fields fields = Fields.of(name, Value.of(UnicodeText.repair(text)));
    return json.chance(800) ? fields.with("lastUpdated", Value.of(THEN)) : fields;
  }

  /** Two clans, of one name or of two; the player is in none, one or both. */
  private static List<Document> clans(String uid, DirtyJson json) {
    List<Document> clans = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Fields.Builder clan = Fields.builder().put("clanId", "clan_" + i + "_1");
      clan.put("clanName", json.pick(CLAN_NAMES.subList(3, 6))).put("clanBadge", 3);
      List<Value> members = new ArrayList<>();
      members.add(member("uLeader" + i, "leader", Value.of(100)));
      if (json.chance(600)) {
        members.add(member(uid, json.pick(List.of("member", "co-leader", "")), trophies(json)));
      }
      DocPath path = DocPath.of("clans", "uLeader" + i);
      clans.add(new Document(path, clan.put("members", Value.items(members)).build(), THEN, THEN));
    }
    return clans;
  }

  private static Value trophies(DirtyJson json) {
    return json.pick(List.of(Value.of(700), Value.of(-3), new Value.Real(700.5), Value.NULL));
  }

  private static Value member(String uid, String role, Value trophies) {
    return Fields.builder()
        .put("userId", uid)
        .put("userName", "Ann")
        .put("role", role)
        .put("trophies", trophies)
        .put("joinedAt", THEN)
        .build();
  }
}

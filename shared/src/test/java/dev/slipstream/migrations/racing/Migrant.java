package dev.slipstream.migrations.racing;

import dev.slipstream.engine.Plan;
import dev.slipstream.layout.ClanPaths;
import dev.slipstream.legacy.BlobCode;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Value;
import dev.slipstream.testing.LaterPlay.Area;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A player by the documents of the old schema, who may go to the new one and come back. */
record Migrant(Subject subject, Map<DocPath, Fields> documents) {

  /** In which area nothing can be put where something of another shape stands. */
  private static final Map<String, Area> SHAPED =
      Map.of(
          "/crateData", Area.CRATES,
          "/keyData", Area.KEYS,
          "/garageItemsData", Area.ITEMS,
          "/carsData", Area.CARS,
          "/carCosmeticData", Area.COSMETICS,
          "/spellDeck", Area.DECK,
          "/mapStats", Area.TRACKS,
          "/friends", Area.FRIENDS,
          "/friendRequests", Area.REQUESTS,
          "/friendRequestsSent", Area.REQUESTS_SENT);

  static final Mappings MAPPINGS = Mappings.bundled();
  private static final Catalogues CATALOGUES = Catalogues.bundled();
  private static final RacingMigration RACING = new RacingMigration(MAPPINGS);

  static Migrant of(Map<String, String> blobs) {
    Subject subject = new Subject("uMigrant");
    return new Migrant(subject, Map.of()).with(Map.of("profileData", "{}")).with(blobs);
  }

  /** With these texts in its blobs. */
  Migrant with(Map<String, String> texts) {
    Map<DocPath, Fields> changed = new LinkedHashMap<>(documents);
    texts.forEach(
        (name, text) ->
            changed.merge(
                LegacyPaths.blob(subject, name),
                Fields.of(name, Value.of(text)),
                (before, after) -> before.merge(after)));
    return new Migrant(subject, changed);
  }

  Optional<String> text(String blob) {
    return Optional.ofNullable(documents.get(LegacyPaths.blob(subject, blob)))
        .flatMap(fields -> fields.text(blob));
  }

  /** Empty where the blobs cannot be understood. */
  Optional<RacingPlayer> read() {
    List<DocPath> paths = new ArrayList<>(RACING.sources(subject).values());
    paths.add(RACING.checkpoint(subject));
    Snapshot seen = seen(Snapshot.empty(), paths);
    Reading<RacingPlayer> reading = RACING.read(subject, seen);
    while (!(reading instanceof Reading.Ready<RacingPlayer> ready)) {
      if (reading instanceof Reading.More<RacingPlayer> more) {
        seen = seen(seen, more.paths());
        reading = more.then().apply(seen);
      } else if (reading instanceof Reading.LookUp<RacingPlayer> lookUp) {
        seen = seen(seen, lookUp.paths());
        reading = lookUp.then().apply(seen);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(ready.source());
  }

  private Snapshot seen(Snapshot before, Collection<DocPath> paths) {
    List<Document> found =
        paths.stream()
            .filter(documents::containsKey)
            .map(path -> new Document(path, documents.get(path), Instant.EPOCH, Instant.EPOCH))
            .toList();
    return before.with(paths, found);
  }

  /** The documents of the new schema by the contract's fields, without ledger and clock. */
  Map<DocPath, Fields> planned() {
    Map<DocPath, Fields> planned = new TreeMap<>();
    Plan.of(RACING, read().orElseThrow(() -> new AssertionError("unreadable: " + documents)))
        .targets()
        .forEach(target -> planned.put(target.path(), target.fields()));
    return contract(planned);
  }

  static Map<DocPath, Fields> contract(Map<DocPath, Fields> documents) {
    Map<DocPath, Fields> contract = new TreeMap<>(documents);
    contract.keySet().removeIf(path -> path.collectionId().equals("Transactions"));
    contract.replaceAll((path, fields) -> fields.without("updatedAt"));
    return contract;
  }

  /** What changes in the blobs when the player comes back from these documents. */
  Map<String, String> texts(Map<DocPath, Fields> today) {
    RacingPlayer player = read().orElseThrow();
    Collection<DocPath> blobs = RACING.sources(subject).values();
    Snapshot seen = seen(Snapshot.empty(), blobs);
    Optional<DocPath> clan =
        Optional.ofNullable(today.get(player.paths().social()))
            .flatMap(social -> social.text("clanId"))
            .map(id -> new ClanPaths(id).clan());
    Snapshot all = clan.map(path -> seen(seen, List.of(path))).orElse(seen);
    return RacingReversal.texts(player, all, today, MAPPINGS, CATALOGUES);
  }

  /** The player come back from these documents. */
  Migrant back(Map<DocPath, Fields> today) {
    return with(texts(today));
  }

  /** The areas in which the blobs can take what comes to be; the others hold something else. */
  Set<Area> openAreas() {
    Set<Area> open = EnumSet.allOf(Area.class);
    for (Finding finding : read().orElseThrow().findings()) {
      if (finding.code() == BlobCode.SHAPE_UNEXPECTED) {
        String pointer = finding.at().pointer();
        Optional.ofNullable(SHAPED.get(pointer)).ifPresent(open::remove);
        open.removeIf(area -> area == Area.ITEMS && pointer.endsWith("/variants"));
      }
    }
    return open;
  }
}

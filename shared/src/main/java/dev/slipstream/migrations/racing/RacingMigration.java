package dev.slipstream.migrations.racing;

import dev.slipstream.layout.LedgerHead;
import dev.slipstream.layout.PlayerPaths;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.LegacyPaths;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Audit;
import dev.slipstream.model.Digest;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.FieldPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Footprint;
import dev.slipstream.model.InFlight;
import dev.slipstream.model.LateMerge;
import dev.slipstream.model.Migration;
import dev.slipstream.model.Reading;
import dev.slipstream.model.Reversal;
import dev.slipstream.model.Snapshot;
import dev.slipstream.model.Step;
import dev.slipstream.model.Subject;
import dev.slipstream.model.Target;
import dev.slipstream.model.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The racing game's players: four JSON blobs to some 25 documents, by the contract's part C. */
public final class RacingMigration implements Migration<RacingPlayer> {

  public static final String ID = "racing";

  /** After so long nobody settles a race any more; the contract says "some minutes". */
  private static final Duration LONGEST_RACE = Duration.ofMinutes(15);

  private static final String VERSION = "v2025.10.15";

  private static final List<String> BLOBS =
      List.of(ProfileBlob.NAME, GarageBlob.NAME, SocialBlob.NAME, MapBlob.NAME);

  private final Mappings mappings;
  private final RacingWayBack wayBack;

  /** With the catalogues of this build. */
  public RacingMigration(Mappings mappings) {
    this(mappings, Catalogues.bundled());
  }

  public RacingMigration(Mappings mappings, Catalogues catalogues) {
    this.mappings = mappings;
    this.wayBack = new RacingWayBack(mappings, catalogues);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String opId() {
    return "op_migrate_v1";
  }

  @Override
  public String version() {
    return VERSION;
  }

  /** Pages the profiles: {@code players/{uid}} itself need not exist. */
  @Override
  public String population() {
    return ProfileBlob.NAME;
  }

  @Override
  public Optional<Subject> subjectOf(DocPath path) {
    return LegacyPaths.isBlob(path, ProfileBlob.NAME)
        ? Optional.of(LegacyPaths.player(path))
        : PlayerPaths.ofOperation(opId(), path);
  }

  @Override
  public DocPath checkpoint(Subject player) {
    return new PlayerPaths(player).operation(opId());
  }

  @Override
  public Map<String, DocPath> sources(Subject player) {
    Map<String, DocPath> sources = new LinkedHashMap<>();
    BLOBS.forEach(name -> sources.put(name, LegacyPaths.blob(player, name)));
    return sources;
  }

  /** The hash of the blob's text; when a legacy function touched the document is not content. */
  @Override
  public String fingerprint(String source, Document document) {
    Value content = document.fields().get(source).orElse(Value.NULL);
    return content instanceof Value.Text text ? fingerprintOf(text.value()) : Digest.hex(content);
  }

  /** The fingerprint of a document whose blob is this text. */
  public static String fingerprintOf(String text) {
    return Digest.hex(text);
  }

  @Override
  public List<Step<RacingPlayer>> steps() {
    return List.of(new ProfileStep(), new GarageStep(), new SocialStep(), new MapStep());
  }

  @Override
  public Footprint footprint(Subject player) {
    PlayerPaths paths = new PlayerPaths(player);
    return new Footprint(paths.singles(), paths.lists(), paths.stats());
  }

  @Override
  public Reversal<RacingPlayer> reversal() {
    return wayBack;
  }

  @Override
  public LateMerge lateMerge() {
    return new RacingLateMerge(mappings);
  }

  @Override
  public List<Finding> prove(RacingPlayer player, List<Target> targets) {
    return new RacingProof(player, targets).contradictions();
  }

  @Override
  public Audit audit() {
    return new RacingAudit(mappings);
  }

  /** A race settles its trophies into the profile, contract J2. */
  @Override
  public Optional<InFlight> inFlight() {
    return Optional.of(
        new InFlight("raceData", FieldPath.of("userId"), FieldPath.of("settled"), LONGEST_RACE));
  }

  @Override
  public String tables() {
    return mappings.hash();
  }

  @Override
  public Reading<RacingPlayer> read(Subject player, Snapshot seen) {
    if (seen.get(LegacyPaths.blob(player, ProfileBlob.NAME)).isEmpty()) {
      return new Reading.Missing<>();
    }
    Notes notes = new Notes();
    RacingBlobs blobs = RacingBlobs.read(player, seen, notes);
    if (notes.fatal().isPresent()) {
      return new Reading.Broken<>(notes.fatal().get());
    }
    List<DocPath> directory = blobs.clanSearch().lookUps();
    return directory.isEmpty()
        ? readOn(blobs, seen, notes)
        : Reading.lookUp(directory, all -> readOn(blobs, all, notes));
  }

  private Reading<RacingPlayer> readOn(RacingBlobs blobs, Snapshot seen, Notes notes) {
    List<DocPath> more = blobs.reads(seen);
    return more.isEmpty()
        ? understand(blobs, seen, notes)
        : Reading.more(more, all -> understand(blobs, all, notes));
  }

  private Reading<RacingPlayer> understand(RacingBlobs blobs, Snapshot seen, Notes soFar) {
    Notes notes = soFar.copy();
    Fields checkpoint = seen.fields(checkpoint(blobs.player())).orElse(Fields.empty());
    RacingPlayer player =
        blobs.understand(mappings, LedgerHead.in(checkpoint), openings(checkpoint), seen, notes);
    return notes.fatal().isPresent()
        ? new Reading.Broken<>(notes.fatal().get())
        : new Reading.Ready<>(player);
  }

  /** Entries stay, so each migration after a rollback opens the books anew. */
  private static long openings(Fields checkpoint) {
    return checkpoint.integer(Reversal.ROLLBACKS).orElse(0L);
  }
}

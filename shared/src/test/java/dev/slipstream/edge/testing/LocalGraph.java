package dev.slipstream.edge.testing;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.slipstream.edge.Graph;
import dev.slipstream.edge.Keep;
import dev.slipstream.edge.Settings;
import dev.slipstream.mapping.Catalogues;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.messages.InProcessMessages;
import dev.slipstream.migrations.racing.MasterData;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Document;
import dev.slipstream.model.Fields;
import dev.slipstream.store.Query;
import dev.slipstream.store.ReadTime;
import dev.slipstream.store.Store;
import dev.slipstream.store.memory.MemoryStore;
import dev.slipstream.testing.Changes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph that takes the Auth emulator's tokens, with a log to read, on a clock that stands but
 * while somebody naps.
 */
public final class LocalGraph {

  public static final String PROJECT = "demo-slipstream";
  public static final Instant NOW = Instant.parse("2025-10-15T12:00:00Z");

  private final Store store;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final InProcessMessages messages =
      new InProcessMessages(Runnable::run, (message, why) -> {});
  private final Graph graph;
  private Instant now = NOW;

  public LocalGraph() {
    this(new MemoryStore());
  }

  public LocalGraph(Store store) {
    this.store = store;
    Settings settings =
        Settings.of(
            Map.of(
                "GOOGLE_CLOUD_PROJECT", PROJECT,
                "FIRESTORE_EMULATOR_HOST", "127.0.0.1:8080",
                "FIREBASE_AUTH_EMULATOR_HOST", "127.0.0.1:9099"));
    this.graph =
        Graph.of(
            settings,
            store,
            new PrintStream(log, true, StandardCharsets.UTF_8),
            new FakeKeyServer(Map.of()),
            () -> now,
            time -> now = now.plus(time),
            Keep.local(Path.of("target", "keep-" + PROJECT), () -> messages));
  }

  /** Messages, which are delivered before publishing returns. */
  public InProcessMessages messages() {
    return messages;
  }

  public Graph graph() {
    return graph;
  }

  public Store store() {
    return store;
  }

  /** Says that the master data of this build is there; clans and catalogues are not. */
  public LocalGraph withMasterData() {
    MasterData masterData = new MasterData(Mappings.bundled(), Catalogues.bundled());
    store.apply(Changes.writing(masterData.marker()));
    return this;
  }

  public Optional<Fields> document(String path) {
    DocPath at = DocPath.parse(path);
    return store.read(List.of(at), ReadTime.latest()).snapshot().fields(at);
  }

  /** What waits for a person. */
  public List<Fields> quarantine() {
    return store
        .list(Query.collection("AdminOps/quarantine/Entries"), ReadTime.latest())
        .documents()
        .stream()
        .map(Document::fields)
        .toList();
  }

  /** All that was logged. */
  public String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** The last line that was logged. */
  public JsonObject lastLogged() {
    List<String> lines = log().lines().toList();
    return JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
  }
}

package dev.slipstream.indexes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An index that Firestore does not keep by itself: of several fields, or of a collection group.
 *
 * @param fields each with its order, as in {@code status ASCENDING}
 */
record Index(String collectionGroup, String scope, List<String> fields) {

  private static final String GROUP = "COLLECTION_GROUP";

  private static final List<String> KEPT_BY_ITSELF =
      List.of("COLLECTION ASCENDING", "COLLECTION DESCENDING", "COLLECTION CONTAINS");

  /**
   * Whether this index serves a query that needs that one. What a query asks to be equal may stand
   * first in any order; the emulator names it by the alphabet, the file as the contract does.
   */
  boolean serves(Index needed) {
    return collectionGroup.equals(needed.collectionGroup)
        && scope.equals(needed.scope)
        && IntStream.rangeClosed(0, fields.size())
            .anyMatch(equal -> asTheEmulatorNames(equal).equals(needed.fields));
  }

  private List<String> asTheEmulatorNames(int equal) {
    return Stream.concat(fields.stream().limit(equal).sorted(), fields.stream().skip(equal))
        .toList();
  }

  /** Those of the file that is deployed. */
  static Set<Index> deployed(Path file) {
    JsonObject json = JsonParser.parseString(text(file)).getAsJsonObject();
    Set<Index> indexes = new HashSet<>();
    for (JsonElement entry : json.getAsJsonArray("indexes")) {
      indexes.add(ofSeveral(entry.getAsJsonObject()));
    }
    for (JsonElement entry : json.getAsJsonArray("fieldOverrides")) {
      indexes.addAll(ofOne(entry.getAsJsonObject()));
    }
    return indexes;
  }

  private static Index ofSeveral(JsonObject entry) {
    return new Index(
        text(entry, "collectionGroup"), text(entry, "queryScope"), fields(entry, "fields"));
  }

  /** What an override leaves out is gone, also what Firestore would have kept by itself. */
  private static List<Index> ofOne(JsonObject override) {
    String group = text(override, "collectionGroup");
    String field = text(override, "fieldPath");
    List<Index> indexes = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (JsonElement element : override.getAsJsonArray("indexes")) {
      JsonObject entry = element.getAsJsonObject();
      String order = text(entry, entry.has("order") ? "order" : "arrayConfig");
      if (text(entry, "queryScope").equals(GROUP)) {
        indexes.add(new Index(group, GROUP, List.of(field + " " + order)));
      } else {
        kept.add("COLLECTION " + order);
      }
    }
    if (!kept.equals(KEPT_BY_ITSELF)) {
      throw new AssertionError(
          "the override of %s.%s switches off what Firestore keeps by itself: it lists %s"
              .formatted(group, field, kept));
    }
    return indexes;
  }

  /** Those that the queries so far have needed, as the emulator says. */
  static Set<Index> needed(String host, String project) throws IOException {
    URI uri =
        URI.create(
            "http://%s/emulator/v1/projects/%s:indexUsage?database=projects/%s/databases/(default)"
                .formatted(host, project, project));
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    String answer = new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    JsonObject json = JsonParser.parseString(answer).getAsJsonObject();
    Set<Index> indexes = new HashSet<>();
    if (json.has("reports")) {
      for (JsonElement report : json.getAsJsonArray("reports")) {
        indexes.add(reported(report.getAsJsonObject().getAsJsonObject("index")));
      }
    }
    return indexes;
  }

  /** The group is in its name: {@code …/collectionGroups/Economy/indexes/_}. */
  private static Index reported(JsonObject index) {
    List<String> name = List.of(text(index, "name").split("/", -1));
    String group = name.get(name.indexOf("collectionGroups") + 1);
    List<String> fields = new ArrayList<>(fields(index, "fields"));
    String last = fields.remove(fields.size() - 1);
    String order = last.substring(last.indexOf(' '));
    if (!last.startsWith("__name__") || !fields.get(fields.size() - 1).endsWith(order)) {
      throw new AssertionError("an index file would have to name the last field: " + index);
    }
    return new Index(group, text(index, "queryScope"), fields);
  }

  private static List<String> fields(JsonObject entry, String name) {
    JsonArray all = entry.getAsJsonArray(name);
    return all.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(field -> text(field, "fieldPath") + " " + text(field, "order"))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(JsonObject json, String name) {
    if (!json.has(name)) {
      throw new AssertionError("\"" + name + "\" is missing: " + json);
    }
    return json.get(name).getAsString();
  }
}

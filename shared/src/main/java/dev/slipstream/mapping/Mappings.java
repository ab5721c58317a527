package dev.slipstream.mapping;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import dev.slipstream.model.Digest;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The four name tables of one version; an id once given is never reused. */
public record Mappings(NameTable cars, NameTable spells, NameTable items, NameTable tracks) {

  /** The folder of the version that this build migrates with. */
  public static final String CURRENT = "2025-10-15";

  /** Where a table's text comes from. */
  private interface Source {
    Reader open(String file) throws IOException;
  }

  /** The tables that travel in the jar. */
  public static Mappings bundled() {
    return load("mappings/" + CURRENT, Mappings::openResource);
  }

  static Reader openResource(String file) throws IOException {
    InputStream stream = Mappings.class.getResourceAsStream("/mappings/" + CURRENT + "/" + file);
    if (stream == null) {
      throw new IOException("not in this build");
    }
    return new InputStreamReader(stream, StandardCharsets.UTF_8);
  }

  /** The tables of a folder, for trying out a next version. */
  public static Mappings in(Path folder) {
    return load(folder.toString(), file -> Files.newBufferedReader(folder.resolve(file)));
  }

  private static Mappings load(String place, Source source) {
    return new Mappings(
        table(place, "cars.json", "car", source),
        table(place, "spells.json", "spell", source),
        table(place, "items.json", "item", source),
        table(place, "tracks.json", "trk", source));
  }

  private static NameTable table(String place, String file, String kind, Source source) {
    try (JsonReader json = new JsonReader(source.open(file))) {
      json.setStrictness(Strictness.STRICT);
      NameTable table = read(json);
      if (!table.kind().equals(kind)) {
        throw new MappingException("the kind is " + table.kind() + ", not " + kind);
      }
      return table;
    } catch (MappingException
        | IOException
        | JsonParseException
        | IllegalStateException
        | NumberFormatException e) {
      throw new MappingException(
          "mapping table " + place + "/" + file + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static NameTable read(JsonReader json) throws IOException {
    String kind = "";
    String version = "";
    long createdAt = 0;
    Map<String, String> ids = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "kind" -> kind = json.nextString();
        case "version" -> version = json.nextString();
        case "createdAt" -> createdAt = json.nextLong();
        case "mappings" -> readIds(json, ids);
        default -> throw new MappingException("unknown field at " + json.getPath());
      }
    }
    json.endObject();
    if (json.hasNext()) {
      throw new MappingException("there is more behind the end");
    }
    return NameTable.of(kind, version, createdAt, ids);
  }

  private static void readIds(JsonReader json, Map<String, String> ids) throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      if (ids.put(name, json.nextString()) != null) {
        throw new MappingException("the name \"" + name + "\" is given twice");
      }
    }
    json.endObject();
  }

  public List<NameTable> all() {
    return List.of(cars, spells, items, tracks);
  }

  /** The hash of all names and ids: what is mapped alike has the same. */
  public String hash() {
    Map<String, Value> tables = new LinkedHashMap<>();
    all()
        .forEach(
            table -> {
              Map<String, Value> ids = new LinkedHashMap<>();
              table.ids().forEach((name, id) -> ids.put(name, Value.of(id)));
              tables.put(table.kind(), new Fields(ids));
            });
    return Digest.hex(new Fields(tables));
  }
}

package dev.slipstream.mapping;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Proposes the tables that follow: every id that was given stays, every new name gets one derived
 * from it. A person looks them over before a build carries them.
 */
public final class NextTables {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private record File(String kind, String version, long createdAt, Map<String, String> mappings) {}

  private NextTables() {}

  /**
   * Writes the four tables with the names added, by kind, into a folder that has none yet and is
   * called by the date of the version, such as {@code 2026-11-20}.
   */
  public static void write(Mappings mappings, Map<String, List<String>> names, Path folder) {
    LocalDate date = date(folder);
    try {
      Files.createDirectories(folder);
      write(mappings.cars(), names, date, folder.resolve("cars.json"));
      write(mappings.spells(), names, date, folder.resolve("spells.json"));
      write(mappings.items(), names, date, folder.resolve("items.json"));
      write(mappings.tracks(), names, date, folder.resolve("tracks.json"));
    } catch (IOException e) {
      throw new MappingException("cannot write the proposed tables: " + e, e);
    }
  }

  private static LocalDate date(Path folder) {
    try {
      return LocalDate.parse(String.valueOf(folder.getFileName()));
    } catch (DateTimeParseException e) {
      throw new MappingException(
          "a folder of tables is called by its date, such as 2026-11-20, not " + folder, e);
    }
  }

  private static void write(
      NameTable table, Map<String, List<String>> names, LocalDate date, Path file)
      throws IOException {
    Map<String, String> ids = new LinkedHashMap<>(table.ids());
    names
        .getOrDefault(table.kind(), List.of())
        .forEach(name -> ids.putIfAbsent(name, OpaqueId.derive(table.kind(), name)));
    // checks that no two names came to one id
    String version = "v" + date.toString().replace('-', '.');
    long createdAt = date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    NameTable next = NameTable.of(table.kind(), version, createdAt, ids);
    File content = new File(next.kind(), next.version(), next.createdAt(), next.ids());
    if (Files.exists(file)) {
      throw new MappingException(file + " is there already; propose into an empty folder");
    }
    Files.writeString(file, GSON.toJson(content) + "\n");
  }
}

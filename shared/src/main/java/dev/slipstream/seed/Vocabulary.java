package dev.slipstream.seed;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The names that synthetic legacy players are made of.
 *
 * @param boosters the three spellings of the booster counts, contract A9
 */
record Vocabulary(
    Words mapped,
    Words real,
    List<String> usernames,
    List<String> clanNames,
    List<Offer> offers,
    List<List<String>> boosters,
    List<String> rankFlags) {

  /** Names of one origin: those that the tables know, or those of the real game. */
  record Words(List<String> cars, List<String> spells, List<String> tracks, List<Item> items) {}

  /**
   * An item and the colours it comes in; type 0 wheel, 1 decal, 2 spoiler, 3 underglow, 4 boost.
   */
  record Item(String name, int type, List<String> colours) {}

  record Offer(String id, String name) {}

  static Vocabulary bundled() {
    try (InputStream stream = Vocabulary.class.getResourceAsStream("/seed/vocabulary.json")) {
      if (stream == null) {
        throw new IOException("seed/vocabulary.json is not in this build");
      }
      Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
      return new Gson().fromJson(reader, Vocabulary.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the vocabulary cannot be read", e);
    }
  }
}

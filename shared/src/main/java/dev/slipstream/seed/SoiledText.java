package dev.slipstream.seed;

import com.google.gson.JsonPrimitive;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.List;

/** Dirt in a blob's text as a whole, or in the document around it. */
final class SoiledText {

  private static final List<String> MAPPED =
      List.of(ProfileBlob.NAME, GarageBlob.NAME, SocialBlob.NAME, MapBlob.NAME);
  private static final List<String> GARBAGE = List.of("}", " {}", "x", "\u0000", "//", "]");
  private static final List<String> OTHERS = List.of("[]", "null", "17", "true", "\"[]\"");

  private SoiledText() {}

  private static String any(Blobs blobs) {
    return blobs.dice().pick(MAPPED);
  }

  static void cutOff(Blobs blobs) {
    blobs.rewrite(any(blobs), t -> t.substring(0, 1 + blobs.dice().below(t.length() - 1)));
  }

  static void trailGarbage(Blobs blobs) {
    blobs.rewrite(any(blobs), t -> t + blobs.dice().pick(GARBAGE));
  }

  static void addNan(Blobs blobs) {
    blobs.rewrite(any(blobs), t -> "{\"rate\":NaN," + t.substring(1));
  }

  static void holdSomethingElse(Blobs blobs) {
    blobs.rewrite(any(blobs), t -> blobs.dice().pick(OTHERS));
  }

  static void holdNativeMap(Blobs blobs) {
    String name = any(blobs);
    blobs.replace(name, Fields.of(name, Fields.of("username", Value.of("Native"))));
  }

  static void encodeTwice(Blobs blobs) {
    blobs.rewrite(any(blobs), t -> new JsonPrimitive(t).toString());
  }

  /** Any but the profile, without which there is no player. */
  static void miss(Blobs blobs) {
    blobs.remove(blobs.dice().pick(MAPPED.subList(1, MAPPED.size())));
  }

  static void empty(Blobs blobs) {
    blobs.rewrite(any(blobs), t -> "");
  }

  static void missField(Blobs blobs) {
    blobs.replace(any(blobs), Fields.empty());
  }

  static void halveCharacter(Blobs blobs) {
    blobs.get(ProfileBlob.NAME).remove("username");
    blobs.rewrite(ProfileBlob.NAME, t -> "{\"username\":\"Racer\\ud83d\"," + t.substring(1));
  }

  /** Of two members of one name the last counts, as everywhere. */
  static void repeatMember(Blobs blobs) {
    blobs.rewrite(ProfileBlob.NAME, t -> "{\"playerCoins\":\"many\"," + t.substring(1));
  }
}

package dev.slipstream.migrations.racing;

import dev.slipstream.legacy.Notes;
import dev.slipstream.legacy.Places;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.mapping.Mappings;
import dev.slipstream.model.Finding;
import dev.slipstream.model.Unmapped;
import dev.slipstream.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The car and the spells a player races with, contract C2; ids only. */
record Loadout(String carId, List<String> spellDeck) {

  /** Every legacy account starts with it, and owns it without saying so. */
  static final String DEFAULT_CAR = "car_9q7m2k4d1t";

  private static final int DECK_SIZE = 3;

  Loadout {
    spellDeck = List.copyOf(spellDeck);
  }

  static Loadout of(ProfileBlob profile, Mappings mappings, Notes notes) {
    return new Loadout(car(profile, mappings, notes), deck(profile, mappings, notes));
  }

  private static String car(ProfileBlob profile, Mappings mappings, Notes notes) {
    Optional<String> known = mappings.cars().idOf(profile.selectedCar());
    if (known.isEmpty()) {
      notes.add(
          finding(RacingCode.CAR_UNKNOWN_DEFAULTED, "selectedCar")
              .with("name", Value.of(Places.cut(profile.selectedCar()))));
    }
    return known.orElse(DEFAULT_CAR);
  }

  private static List<String> deck(ProfileBlob profile, Mappings mappings, Notes notes) {
    List<String> deck = new ArrayList<>();
    for (String spell : profile.spells()) {
      String name = Places.cut(spell);
      Optional<String> id = mappings.spells().idOf(spell);
      if (id.isEmpty()) {
        notes.add(finding(RacingCode.SPELL_UNKNOWN, "spellDeck").with("name", Value.of(name)));
        notes.quarantine(new Unmapped(ProfileBlob.NAME, "spell", name, Value.NULL));
      } else if (deck.contains(id.get())) {
        notes.add(finding(RacingCode.SPELL_DUPLICATE, "spellDeck").with("name", Value.of(name)));
      } else {
        deck.add(id.get());
      }
    }
    return truncated(deck, notes);
  }

  private static List<String> truncated(List<String> deck, Notes notes) {
    if (deck.size() <= DECK_SIZE) {
      return deck;
    }
    List<String> dropped = deck.subList(DECK_SIZE, deck.size());
    notes.add(
        finding(RacingCode.SPELLS_TRUNCATED, "spellDeck").with("dropped", Value.texts(dropped)));
    return deck.subList(0, DECK_SIZE);
  }

  private static Finding finding(RacingCode code, String field) {
    return Finding.of(ProfileBlob.NAME, code, Places.field(field));
  }
}

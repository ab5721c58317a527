package dev.slipstream.legacy;

import dev.slipstream.model.Document;
import dev.slipstream.model.Finding.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * What the migration uses of dailyRewardsData, contract A8: the last claim. A new account carries
 * an invented claim time with lastClaimDay 0, so day 0 means never.
 */
public record DailyRewardsBlob(Optional<Instant> lastClaimAt) {

  public static final String NAME = "dailyRewardsData";

  public static DailyRewardsBlob of(Optional<Document> document, Notes notes) {
    Json json = LegacyBlob.readOptional(NAME, document, ProfileBlob.NAME, notes).root();
    Coercion coercion = new Coercion(ProfileBlob.NAME, notes);
    Place place = Place.ofBlob(NAME);
    long day = coercion.count(json.member("lastClaimDay"), Places.field(place, "lastClaimDay"));
    Place at = Places.field(place, "lastClaimTime");
    return new DailyRewardsBlob(
        day == 0 ? Optional.empty() : LegacyTime.read(json.member("lastClaimTime"), coercion, at));
  }
}

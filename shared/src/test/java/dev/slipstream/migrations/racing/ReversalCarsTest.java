package dev.slipstream.migrations.racing;

import static dev.slipstream.migrations.racing.WayBack.PATHS;

import dev.slipstream.model.Fields;
import dev.slipstream.model.Value;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Cars that come back into garageData, contract C3. */
final class ReversalCarsTest {

  private static final String STARTER = "car_9q7m2k4d1t";
  private static final String PHOENIX = "car_4n6j9q2k8p";

  private static WayBack garage(String cars) {
    return WayBack.of("garageData", list(cars));
  }

  private static String list(String cars) {
    return "{'carsData':[%s]}".formatted(cars);
  }

  private static WayBack with(WayBack way, String id, boolean owned, long level, boolean equipped) {
    Fields.Builder worn = Fields.builder();
    Cosmetics.SLOTS.forEach(slot -> worn.put(slot, Value.NULL));
    return way.put(
        PATHS.car(id),
        Fields.builder()
            .put("carId", id)
            .put("owned", owned)
            .put("upgradeLevel", level)
            .put("equipped", equipped)
            .put("cosmetics", worn.build())
            .build());
  }

  private static String car(String name, String isPurchased, String level, String isEquipped) {
    return "{'carName':'%s','isPurchased':%s,'currentCarLevel':%s,'isEquipped':%s}"
        .formatted(name, isPurchased, level, isEquipped);
  }

  /** Behind the starter, which is bought. */
  private static String owned(String... cars) {
    String starter = car("Deimos GT", "true", "0", "false");
    return String.join(",", Stream.concat(Stream.of(starter), Stream.of(cars)).toList());
  }

  @Test
  void aCarIsBoughtAndUpgradedInItsEntryInTheWayThatStandsThere() {
    with(garage(owned(car("ice  phoenix", "'False'", "'3'", "0"))), PHOENIX, true, 4, true)
        .brings(list(owned(car("ice  phoenix", "'true'", "'4'", "1"))));
    with(garage(owned("{'carName':'Ice Phoenix','x':1 }")), PHOENIX, true, 0, false)
        .brings(list(owned("{'carName':'Ice Phoenix','x':1,'isPurchased':true }")));
    with(garage(owned(car("Ice Phoenix", "true", "9", "true"))), PHOENIX, false, 2, false)
        .brings(list(owned(car("Ice Phoenix", "false", "2", "false"))));
  }

  @Test
  void aCarThatIsNotListedIsAddedAsTheGameWritesIt() {
    String unknown = car("Warp Hauler", "true", "1", "true");
    with(garage(owned(unknown)), PHOENIX, true, 4, true)
        .brings(list(owned(unknown, car("Ice Phoenix", "true", "4", "true"))));
  }

  @Test
  void ofTwinsAsFewAsCanBeAreChanged() {
    String unbought = car("Ice Phoenix", "false", "20", "true");
    String bought = car("Ice Phoenix", "true", "%s", "%s");
    String twins = owned(unbought, bought, bought);
    with(garage(twins.formatted(3, false, 5, true)), PHOENIX, true, 6, true)
        .brings(list(twins.formatted(6, false, 5, true)));
    with(garage(twins.formatted(3, false, 5, true)), PHOENIX, true, 4, false)
        .brings(list(twins.formatted(3, false, 4, false)));
    with(garage(twins.formatted(3, false, 5, false)), PHOENIX, true, 3, true)
        .brings(list(twins.formatted(3, true, 3, false)));
  }

  @Test
  void theStarterNeedsNoEntryWhileItIsAsGranted() {
    with(with(garage(""), PHOENIX, true, 0, true), STARTER, true, 0, false)
        .brings(list(car("Ice Phoenix", "true", "0", "true")));
    with(garage(""), STARTER, true, 2, true).brings(list(car("Deimos GT", "true", "2", "true")));
  }

  @Test
  void theStarterIsWrittenWhereItIsNotAsGranted() {
    with(garage(""), PHOENIX, true, 0, true)
        .brings(
            list(
                car("Ice Phoenix", "true", "0", "true")
                    + ","
                    + car("Deimos GT", "true", "0", "true")));
  }

  @Test
  void theStarterIsWrittenWhereItWouldNoLongerBeGranted() {
    WayBack way =
        WayBack.of(
            "garageData",
            list(car("Ice Phoenix", "true", "0", "true")),
            "profileData",
            "{'selectedCar':'Ice Phoenix'}");
    with(way, STARTER, true, 0, false)
        .brings(
            list(
                car("Ice Phoenix", "true", "0", "true")
                    + ","
                    + car("Deimos GT", "true", "0", "false")));
  }

  @Test
  void aStarterThatIsNotOwnedIsGrantedAllTheSame() {
    with(garage(""), STARTER, false, 0, false).loses(list(""));
  }

  @Test
  void aCarThatIsGoneIsNoLongerBought() {
    garage(car("Ice Phoenix", "true", "2", "false") + "," + car("Deimos GT", "true", "0", "true"))
        .remove(PATHS.car(PHOENIX))
        .loses(
            list(
                car("Ice Phoenix", "false", "2", "false")
                    + ","
                    + car("Deimos GT", "true", "0", "true")));
  }

  @Test
  void aCarThatTheOldSchemaCannotHaveIsLeft() {
    with(garage(""), "car_0000000000", true, 1, false).loses(list(""));
    with(garage(""), PHOENIX, true, 1L << 53, false).loses(list(""));
    garage(car("Ice Phoenix", "true", "2", "true"))
        .put(PATHS.car(PHOENIX), "upgradeLevel", Value.of("3"))
        .loses(list(car("Ice Phoenix", "true", "2", "true")));
  }
}

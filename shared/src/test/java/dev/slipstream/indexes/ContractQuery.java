package dev.slipstream.indexes;

import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.Query.Direction;
import java.util.List;

/** What is asked with the indexes of the contract's section H, a query for each of its rows. */
enum ContractQuery {
  INVENTORY_RECONCILIATION,
  AUDIT_OF_ALL_LEDGERS,
  ECONOMY_TOTALS,
  LEADERBOARD,
  STUCK_AND_FAILED_RUNS,
  LEADER_SUCCESSION,
  MEMBERS_OF_A_ROLE,
  A_PLAYERS_CLAN,
  ACTIVE_CLANS,
  CLANS_OF_A_PLACE,
  CLANS_OF_A_LANGUAGE,
  CLANS_OF_A_TYPE,
  ITEMS_OF_A_CATEGORY,
  CARS_THE_EQUIPPED_FIRST,
  UNLOCKED_TRACKS;

  Query on(Firestore db) {
    return switch (this) {
      case INVENTORY_RECONCILIATION ->
          db.collection("Players/u1/Economy/v1/Transactions")
              .whereIn("type", List.of("grantItem", "spendItem", "openCrate"))
              .orderBy("createdAt");
      case AUDIT_OF_ALL_LEDGERS ->
          newestFirst(db.collectionGroup("Transactions").whereEqualTo("type", "x"), "createdAt");
      case ECONOMY_TOTALS -> db.collectionGroup("Economy").whereGreaterThanOrEqualTo("coins", 0);
      case LEADERBOARD -> db.collectionGroup("Economy").orderBy("trophies", Direction.DESCENDING);
      case STUCK_AND_FAILED_RUNS ->
          db.collectionGroup("Ops").whereEqualTo("status", "failed").orderBy("lastUpdatedAt");
      case LEADER_SUCCESSION ->
          db.collection("Clans/c1/Members")
              .orderBy("rolePriority", Direction.DESCENDING)
              .orderBy("lastPromotedAt")
              .orderBy("joinedAt");
      case MEMBERS_OF_A_ROLE ->
          newestFirst(db.collectionGroup("Members").whereEqualTo("role", "leader"), "joinedAt");
      case A_PLAYERS_CLAN -> db.collectionGroup("Members").whereEqualTo("uid", "u1");
      case ACTIVE_CLANS -> best(activeClans(db));
      case CLANS_OF_A_PLACE -> best(activeClans(db).whereEqualTo("search.location", "sydney"));
      case CLANS_OF_A_LANGUAGE -> best(activeClans(db).whereEqualTo("search.language", "english"));
      case CLANS_OF_A_TYPE -> best(activeClans(db).whereEqualTo("type", "anyone can join"));
      case ITEMS_OF_A_CATEGORY ->
          newestFirst(db.collectionGroup("Inventory").whereEqualTo("category", "x"), "updatedAt");
      case CARS_THE_EQUIPPED_FIRST ->
          newestFirst(
              db.collectionGroup("Garage").orderBy("equipped", Direction.DESCENDING), "updatedAt");
      case UNLOCKED_TRACKS ->
          newestFirst(db.collectionGroup("Tracks").whereEqualTo("unlocked", true), "updatedAt");
    };
  }

  private static Query activeClans(Firestore db) {
    return db.collection("Clans").whereEqualTo("status", "active");
  }

  private static Query best(Query clans) {
    return clans.orderBy("stats.trophies", Direction.DESCENDING);
  }

  private static Query newestFirst(Query query, String field) {
    return query.orderBy(field, Direction.DESCENDING);
  }
}

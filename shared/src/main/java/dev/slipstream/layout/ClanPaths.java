package dev.slipstream.layout;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Subject;

/** Where a clan's documents are, contract B10. */
public record ClanPaths(String clanId) {

  public DocPath clan() {
    return DocPath.of("Clans", clanId);
  }

  public DocPath member(Subject player) {
    return clan().child("Members", player.id());
  }

  public DocPath request(Subject player) {
    return clan().child("Requests", player.id());
  }
}

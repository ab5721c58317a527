package dev.slipstream.seed;

import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A population of synthetic legacy players and their clans. Player and clan depend on the seed and
 * their number alone, so any part can be made at any time, in constant memory: same seed, same
 * data.
 */
public final class LegacyPopulation {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int UID_LENGTH = 28;
  private static final int PERCENT = 100;
  private static final List<Dirt> KINDS = List.of(Dirt.values());

  private final long seed;
  private final int dirtPercent;
  private final Vocabulary vocabulary = Vocabulary.bundled();

  /**
   * @param dirtPercent how many of a hundred players have something wrong with them, 0 to 100
   */
  public LegacyPopulation(long seed, int dirtPercent) {
    if (dirtPercent < 0 || dirtPercent > PERCENT) {
      throw new IllegalArgumentException("a percentage is 0 to 100: " + dirtPercent);
    }
    this.seed = seed;
    this.dirtPercent = dirtPercent;
  }

  public LegacyPlayer player(int number) {
    SplittableRandom random = random(number, 1);
    Blobs blobs = new Blobs(subject(number), random);
    PlayerMaker maker = new PlayerMaker(blobs, vocabulary);
    maker.make();
    ClanTie tie = ClanTie.of(seed, number);
    tie.name(blobs, clanName(tie.clan()));
    if (random.nextInt(PERCENT) >= dirtPercent) {
      return new LegacyPlayer(blobs.player, blobs.documents(), LegacyPlayer.MIGRATED);
    }
    Dirt dirt = KINDS.get(random.nextInt(KINDS.size()));
    dirt.soil(blobs);
    return new LegacyPlayer(blobs.player, blobs.documents(), dirt.fate());
  }

  /** How many clans that many players form. */
  public int clans(int players) {
    return (players + ClanTie.BLOCK - 1) / ClanTie.BLOCK;
  }

  /** A legacy clan of the first {@code players} players. */
  public Map.Entry<DocPath, Fields> clan(int clan, int players) {
    return new ClanMaker(this, seed).make(clan, clanName(clan), players);
  }

  /** Every seventh clan is a twin of the one before, every eleventh shouts. */
  private String clanName(int clan) {
    int named = clan % 7 == 6 ? clan - 1 : clan;
    int kind = named % vocabulary.clanNames().size();
    String name = vocabulary.clanNames().get(kind) + " " + named / vocabulary.clanNames().size();
    return clan % 11 == 10 ? name.toUpperCase(Locale.ROOT) : name;
  }

  /** The uid of a player: 28 letters and digits, as Firebase makes them. */
  public Subject subject(int number) {
    SplittableRandom random = random(number, 2);
    StringBuilder uid = new StringBuilder(UID_LENGTH);
    for (int i = 0; i < UID_LENGTH; i++) {
      uid.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new Subject(uid.toString());
  }

  private SplittableRandom random(int number, int purpose) {
    return new SplittableRandom(seed * 31 + purpose + 1_000_003L * number);
  }
}

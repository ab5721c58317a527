package dev.slipstream.seed;

import dev.slipstream.legacy.DailyRewardsBlob;
import dev.slipstream.legacy.GarageBlob;
import dev.slipstream.legacy.MapBlob;
import dev.slipstream.legacy.ProfileBlob;
import dev.slipstream.legacy.SocialBlob;
import dev.slipstream.model.DocPath;
import dev.slipstream.model.Fields;
import dev.slipstream.model.Subject;
import dev.slipstream.seed.Vocabulary.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A population of synthetic legacy players and their clans. Player and clan depend on the seed, the
 * dirt and their number alone, so any part can be made at any time, in constant memory: same seed,
 * same data.
 */
public final class LegacyPopulation {

  private static final int PERCENT = 100;
  private static final int STUB_PERCENT = 5;
  private static final int REAL_NAMES_PERCENT = 33;
  private static final int MOST_FRIENDS = 6;
  private static final List<Dirt> KINDS = List.of(Dirt.values());

  private final long seed;
  private final int dirtPercent;
  private final Vocabulary vocabulary = Vocabulary.bundled();
  private final ClanMaker clans;

  /**
   * @param dirtPercent how many of a hundred players have something wrong with them, 0 to 100
   */
  public LegacyPopulation(long seed, int dirtPercent) {
    if (dirtPercent < 0 || dirtPercent > PERCENT) {
      throw new IllegalArgumentException("a percentage is 0 to 100: " + dirtPercent);
    }
    this.seed = seed;
    this.dirtPercent = dirtPercent;
    this.clans = new ClanMaker(this, seed, vocabulary.clanNames());
  }

  public LegacyPlayer player(int number) {
    Account account = account(number);
    Blobs blobs = new Blobs(account, Dice.of(seed, "blobs", number));
    if (account.isStub()) {
      blobs.put(ProfileBlob.NAME, ProfileMaker.stub(account));
    } else {
      fill(blobs, account, number);
      ClanTie tie = tie(number);
      tie.name(blobs, clans.id(tie.clan()), clans.name(tie.clan()));
    }
    Optional<Dirt> dirt = dirt(number);
    dirt.ifPresent(kind -> kind.soil(blobs));
    return new LegacyPlayer(account.subject(), blobs.documents(), dirt);
  }

  private void fill(Blobs blobs, Account account, int number) {
    Dice dice = blobs.dice();
    Words words = dice.chance(REAL_NAMES_PERCENT) ? vocabulary.real() : vocabulary.mapped();
    OtherMaker others = new OtherMaker(dice, vocabulary, words);
    blobs.put(ProfileBlob.NAME, new ProfileMaker(account, dice, vocabulary, words).make());
    blobs.put(GarageBlob.NAME, new GarageMaker(account, dice, words).make());
    blobs.put(SocialBlob.NAME, new SocialMaker(account, dice).make(near(number)));
    blobs.put(MapBlob.NAME, others.map());
    blobs.put("referralData", others.referrals());
    blobs.put(DailyRewardsBlob.NAME, others.dailyRewards());
    blobs.put("offersData", others.offers());
    blobs.put("boosterData", others.boosters());
  }

  private List<Subject> near(int number) {
    return IntStream.rangeClosed(number + 1, number + MOST_FRIENDS)
        .mapToObj(this::subject)
        .toList();
  }

  /** One kind per player, all kinds alike often. */
  private Optional<Dirt> dirt(int number) {
    Dice dice = Dice.of(seed, "dirt", number);
    return dice.chance(dirtPercent) ? Optional.of(dice.pick(KINDS)) : Optional.empty();
  }

  /** A stub has nothing left that could be dirty. */
  Account account(int number) {
    Account account = Account.of(seed, number, vocabulary.usernames());
    boolean isStub = Dice.of(seed, "stub", number).chance(STUB_PERCENT);
    return isStub && dirt(number).isEmpty() ? account.stub() : account;
  }

  ClanTie tie(int number) {
    return ClanTie.of(seed, number, account(number).serialiser());
  }

  /** How many clans that many players form. */
  public int clans(int players) {
    return (players + ClanTie.BLOCK - 1) / ClanTie.BLOCK;
  }

  /** A legacy clan of the first {@code players} players. */
  public Map.Entry<DocPath, Fields> clan(int clan, int players) {
    return clans.make(clan, players);
  }

  public Subject subject(int number) {
    return Account.subject(seed, number);
  }
}

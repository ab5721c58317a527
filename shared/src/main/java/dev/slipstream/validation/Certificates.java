package dev.slipstream.validation;

import dev.slipstream.archive.Archive;
import dev.slipstream.archive.ArchiveException;
import dev.slipstream.model.Migration;
import java.time.Instant;
import java.util.Optional;

/** The certificates of an archive, and the key that signs them. */
public final class Certificates {

  /** Shortest key: as long as what it signs with. */
  private static final int MIN_KEY_BYTES = 32;

  private final Archive archive;
  private final byte[] key;

  public Certificates(Archive archive, byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException("a key that signs certificates has 32 bytes or more");
    }
    this.archive = archive;
    this.key = key.clone();
  }

  /** Where a run's certificate is. */
  public static String nameOf(String migration, String runId) {
    return "certificates/%s/%s.json".formatted(migration, runId);
  }

  /** Issues the certificate of a clean run, unless that was done before. */
  public void issue(SweepRun run, Instant now) {
    if (!run.isClean()) {
      throw new IllegalArgumentException("is not clean: " + run.runId());
    }
    try {
      archive.write(nameOf(run.migration(), run.runId()), Certificate.of(run, now).signed(key));
    } catch (ArchiveException e) {
      if (!e.isThere()) {
        throw e;
      }
    }
  }

  public Optional<byte[]> find(String migration, String runId) {
    return archive.read(nameOf(migration, runId));
  }

  /**
   * Since when the certified run has read: who was migrated before was proved by it.
   *
   * @throws SweepRefused where there is no such certificate, or it certifies nothing
   */
  public Instant readFrom(Migration<?> migration, String runId) {
    String name = nameOf(migration.id(), runId);
    byte[] file =
        Optional.of(runId)
            .filter(id -> SweepRun.ID.matcher(id).matches())
            .flatMap(id -> find(migration.id(), id))
            .orElseThrow(
                () ->
                    new SweepRefused("There is no certificate %s; validate all.".formatted(name)));
    Optional<String> problem = problem(file, SweepRun.planHash(migration));
    if (problem.isPresent()) {
      throw new SweepRefused(problem.get());
    }
    Certificate certificate = Certificate.of(file);
    if (!certificate.isOf(runId)) {
      throw new SweepRefused(
          "The certificate %s is another run's; validate again.".formatted(name));
    }
    return certificate.readFrom();
  }

  /** One sentence why these bytes certify nothing for these tables; empty where they do. */
  public Optional<String> problem(byte[] file, String planHash) {
    return Certificate.problem(file, key, planHash);
  }
}

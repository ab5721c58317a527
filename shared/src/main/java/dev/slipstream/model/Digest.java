package dev.slipstream.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, the only hash used: of text in UTF-8, or of a value in its canonical form. */
public final class Digest {

  private Digest() {}

  /** The hash as 32 bytes. */
  public static byte[] bytes(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** The hash as 64 lower-case hexadecimal digits. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(bytes(text));
  }

  /** The hash of the value's canonical JSON, contract D3. */
  public static String hex(Value value) {
    return hex(CanonicalJson.of(value));
  }
}

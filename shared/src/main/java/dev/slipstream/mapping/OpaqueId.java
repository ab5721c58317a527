package dev.slipstream.mapping;

import dev.slipstream.model.Digest;
import java.util.regex.Pattern;

/**
 * Opaque ids, contract D1 and D2: a prefix and 8 to 12 symbols of lower-case Crockford base32. The
 * suffix is not unique across prefixes.
 */
public final class OpaqueId {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern FORMAT = Pattern.compile("[a-z]+_[0-9a-hjkmnp-tv-z]{8,12}");
  private static final int SYMBOLS = 10;
  private static final int BITS_PER_SYMBOL = 5;

  private OpaqueId() {}

  public static boolean isValid(String id) {
    return FORMAT.matcher(id).matches();
  }

  /** The id of a legacy name or id, the same every time: the first 50 bits of SHA-256. */
  public static String derive(String prefix, String source) {
    byte[] hash = Digest.bytes(prefix + ":" + source);
    StringBuilder id = new StringBuilder(prefix).append('_');
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      id.append(ALPHABET.charAt(bits(hash, symbol * BITS_PER_SYMBOL)));
    }
    return id.toString();
  }

  private static int bits(byte[] hash, int first) {
    int index = first / Byte.SIZE;
    int window = (hash[index] & 0xff) << Byte.SIZE | (hash[index + 1] & 0xff);
    int shift = 2 * Byte.SIZE - BITS_PER_SYMBOL - first % Byte.SIZE;
    return window >> shift & (ALPHABET.length() - 1);
  }
}

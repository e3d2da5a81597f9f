package dev.sluice.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * sha256 over a sequence of parts; each part's length goes in too, so that parts cannot run
 * together.
 */
public final class Digest {
  private final MessageDigest sha256;

  public Digest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  public Digest add(byte[] part) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    sha256.update(part);
    return this;
  }

  /** Null counts too, and as something else than the empty string. */
  public Digest add(@Nullable String part) {
    if (part == null) {
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array());
      return this;
    }
    return add(part.getBytes(StandardCharsets.UTF_8));
  }

  public Digest add(long part) {
    return add(Long.toString(part));
  }

  /** Of these bytes alone, as sha256sum gives it. */
  public static String of(byte[] bytes) {
    var digest = new Digest();
    digest.sha256.update(bytes);
    return digest.hex();
  }

  /** Lower-case hex, 64 digits. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}

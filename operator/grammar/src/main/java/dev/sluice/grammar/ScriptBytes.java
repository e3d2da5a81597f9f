package dev.sluice.grammar;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A script as C may see it: a NUL would end it early, and invalid UTF-8 would come back as it is.
 */
final class ScriptBytes {
  private ScriptBytes() {}

  /** Unlike getBytes: half a surrogate pair is an error, not a question mark. */
  static byte[] of(String script) {
    try {
      ByteBuffer buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(script));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new PgQueryException("half a surrogate pair in the script", 0);
    }
  }

  static void check(byte[] script) {
    boolean ascii = true;
    for (int i = 0; i < script.length; i++) {
      if (script[i] == 0) {
        throw new PgQueryException("NUL byte in the script", position(script, i));
      }
      ascii &= script[i] > 0;
    }
    if (!ascii) {
      checkEncoding(script);
    }
  }

  private static void checkEncoding(byte[] script) {
    ByteBuffer in = ByteBuffer.wrap(script);
    CharBuffer out = CharBuffer.allocate(8192);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      out.clear();
      result = decoder.decode(in, out, true);
    }
    if (result.isError()) {
      throw new PgQueryException("invalid UTF-8 in the script", position(script, in.position()));
    }
  }

  private static int position(byte[] script, int offset) {
    int position = 1;
    for (int i = 0; i < offset; i++) {
      boolean continues = (script[i] & 0xc0) == 0x80;
      position += continues ? 0 : 1;
    }
    return position;
  }
}

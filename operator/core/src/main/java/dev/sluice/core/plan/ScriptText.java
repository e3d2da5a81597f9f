package dev.sluice.core.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Optional;

/** Bytes as the text that PostgreSQL can take. */
final class ScriptText {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ScriptText() {}

  /** Without byte order mark; empty for other bytes, and for text with a character of value 0. */
  static Optional<String> decode(byte[] bytes, Charset charset) {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return text.indexOf('\0') >= 0
          ? Optional.empty()
          : Optional.of(marked ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

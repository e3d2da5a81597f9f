package dev.sluice.engine.grammar;

/** From offsets in UTF-8, which ascend, to offsets in a text. */
final class CharOffsets {
  private final String text;
  private final int bytes;
  private int at;
  private int bytesBefore;

  CharOffsets(String text, int bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  int bytes() {
    return bytes;
  }

  /** Not less than any that was asked for before. */
  int of(int byteOffset) {
    if (bytes == text.length()) {
      return byteOffset;
    }
    while (bytesBefore < byteOffset && at < text.length()) {
      int point = text.codePointAt(at);
      bytesBefore += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      at += Character.charCount(point);
    }
    return at;
  }
}

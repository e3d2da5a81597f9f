package dev.sluice.engine.source;

import java.io.IOException;

/** Something in a source that is never read; the message is for the user. */
final class SourceRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  SourceRefusedException(String message) {
    super(message);
  }
}

package dev.sluice.app.plugin.cluster;

/** What was named does not exist, or not any more. */
public final class NotThereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotThereException(String message) {
    super(message);
  }
}

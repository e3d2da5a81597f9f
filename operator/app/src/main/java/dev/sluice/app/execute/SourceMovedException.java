package dev.sluice.app.execute;

/** The scripts changed between looking and freezing: the pass starts over. */
public final class SourceMovedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SourceMovedException(String resource) {
    super("the scripts of " + resource + " changed within a pass; it starts over");
  }
}

package dev.sluice.engine.postgres;

import dev.sluice.core.run.Trouble;

/** Carries a trouble from where it was found to the one place that answers with it. */
public final class TroubleException extends Exception {
  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // never serialized
  private final transient Trouble trouble;

  public TroubleException(Trouble trouble) {
    super(trouble.failure().message(), null, false, false);
    this.trouble = trouble;
  }

  public Trouble trouble() {
    return trouble;
  }
}

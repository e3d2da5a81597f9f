package dev.sluice.app.plugin;

/** One that is there or not, and whose user answers the same each time. */
record FakeTerminal(boolean interactive, boolean answer) implements Terminal {
  @Override
  public boolean colours() {
    return false;
  }

  @Override
  public int width() {
    return 80;
  }

  @Override
  public boolean yes(String question) {
    return answer;
  }
}

package dev.sluice.app.plugin.view;

/** Lines of text for a page, one below the other. */
final class Sheet {
  private static final int LABEL = 9;

  private final StringBuilder text = new StringBuilder();
  private final Page page;

  Sheet(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  Paint paint() {
    return page.paint();
  }

  void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }

  void blank() {
    text.append('\n');
  }

  void heading(String heading) {
    blank();
    line(paint().strong(heading));
  }

  void prose(String prose) {
    Wrapped.prose(prose, page.prose()).forEach(this::line);
  }

  /** {@code label value}, the value's further lines below its first. */
  void labelled(String label, String value) {
    var begin = label;
    for (var part : Wrapped.prose(value, page.prose() - LABEL)) {
      line(paint().faint(padded(begin, LABEL)) + part);
      begin = "";
    }
  }

  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}

package dev.sluice.core.sql;

import java.util.Arrays;

/**
 * Where statements end, as far as that can be seen without a grammar: at a semicolon outside of
 * parentheses and of a {@code BEGIN ATOMIC} body. PostgreSQL's parser has the last word.
 */
final class StatementTracker implements LexicalState.Listener {
  private final Cuts cuts = new Cuts();
  private int at;
  private boolean empty = true;
  private int depth;
  private String first = "";
  private String previous = "";
  private char symbolBefore;
  private boolean inBody;
  private int caseDepth;
  private boolean fromStdin;
  private int values = -1;
  private boolean rowsEnded;
  private int[] commas = new int[0];
  private int commaCount;
  private boolean copyEnded;
  private boolean metaCommand;

  /** Ends of statements, and of rows in long lists of them. */
  Cuts cuts() {
    return cuts;
  }

  /** The offset of the character that is fed next. */
  void moveTo(int offset) {
    at = offset;
  }

  /** Whether the last character ended a COPY whose data follows; asked once. */
  boolean takeCopyEnd() {
    boolean was = copyEnded;
    copyEnded = false;
    return was;
  }

  /** Whether the last character was a backslash outside of literals; asked once. */
  boolean takeMetaCommand() {
    boolean was = metaCommand;
    metaCommand = false;
    return was;
  }

  @Override
  public void word(String word) {
    if (empty) {
      begin();
      first = word;
    }
    boolean keyword = symbolBefore != '.' && !previous.equals("as");
    if (depth == 0 && keyword) {
      keyword(word);
    }
    previous = word;
    symbolBefore = 0;
  }

  private void keyword(String word) {
    if (inBody) {
      body(word);
      return;
    }
    inBody = word.equals("atomic") && previous.equals("begin") && first.equals("create");
    fromStdin |=
        first.equals("copy")
            && previous.equals("from")
            && (word.equals("stdin") || word.equals("stdout"));
    if (values >= 0) {
      rowsEnded = true;
    } else if (word.equals("values") && (first.equals("insert") || first.equals("with"))) {
      values = 0;
    }
  }

  private void body(String word) {
    if (word.equals("case")) {
      caseDepth++;
    } else if (word.equals("end")) {
      inBody = caseDepth > 0;
      caseDepth = Math.max(0, caseDepth - 1);
    }
  }

  @Override
  public void quoted() {
    begin();
    previous = "";
    symbolBefore = 0;
  }

  @Override
  public void symbol(char symbol) {
    if (symbol == ';') {
      semicolon();
      return;
    }
    begin();
    metaCommand |= symbol == '\\';
    if (symbol == '(') {
      openRow();
      depth++;
    } else if (symbol == ')') {
      depth--;
    } else if (symbol == ',' && depth == 0 && values > 0 && !rowsEnded) {
      addComma();
    }
    previous = "";
    symbolBefore = symbol;
  }

  private void begin() {
    empty = false;
  }

  private void openRow() {
    if (depth == 0 && values == 0) {
      values = at;
    }
  }

  private void addComma() {
    if (commaCount == commas.length) {
      commas = Arrays.copyOf(commas, Math.max(64, 2 * commaCount));
    }
    commas[commaCount++] = at;
  }

  private void semicolon() {
    if (depth > 0 || inBody) {
      previous = "";
      symbolBefore = ';';
      return;
    }
    copyEnded = fromStdin;
    endStatement(at);
  }

  /** At the end of the text, or at a semicolon. */
  void endStatement(int end) {
    cuts.add(end, values > 0 ? values : -1, Arrays.copyOf(commas, commaCount));
    empty = true;
    depth = 0;
    first = "";
    previous = "";
    symbolBefore = 0;
    inBody = false;
    caseDepth = 0;
    fromStdin = false;
    values = -1;
    rowsEnded = false;
    commaCount = 0;
  }
}

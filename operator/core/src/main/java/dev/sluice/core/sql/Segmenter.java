package dev.sluice.core.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes segments of statements: only a commit cuts. A script begins in a transaction; COMMIT ends a
 * segment, a BEGIN joins the statements before it to its own.
 */
final class Segmenter {
  private static final String DROPPED =
      " is not sent: Sluice begins and commits each segment itself, together with its row in the"
          + " ledger.";

  private final boolean transactional;
  private final List<Segment> segments = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final SegmentScope scope;
  private final Set<String> madeTypes = new HashSet<>();
  private List<ParsedStatement> open = new ArrayList<>();
  private int count;
  private @Nullable ParsedStatement begin;
  private @Nullable ParsedStatement block;
  private boolean enumValueAdded;
  private boolean dropped;

  /**
   * Has no statement yet.
   *
   * @param transactional false where each statement outside of BEGIN and COMMIT is a segment
   */
  Segmenter(boolean transactional) {
    this.transactional = transactional;
    scope = new SegmentScope(diagnostics);
  }

  List<Segment> segments() {
    endSegment();
    return segments;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Whether it is a statement that is sent; one that only begins or ends a transaction is not. */
  boolean add(ParsedStatement statement, Tree tree) {
    switch (TransactionWord.of(tree)) {
      case NONE -> {}
      case BEGIN -> {
        begin(statement, tree);
        return false;
      }
      case COMMIT -> {
        commit(statement, tree.flag("chain"));
        return false;
      }
      case REFUSED -> {
        diagnostics.add(Diagnostic.error(statement, TransactionWord.objection(tree)));
        return false;
      }
    }
    if (statement.execution().atomic()) {
      addToTransaction(statement, tree);
    } else {
      addSingle(statement, tree);
    }
    return true;
  }

  private void begin(ParsedStatement statement, Tree tree) {
    TransactionWord.modeObjection(tree)
        .ifPresent(objection -> diagnostics.add(Diagnostic.error(statement, objection)));
    if (begin != null) {
      diagnostics.add(
          Diagnostic.error(
              statement,
              " begins a transaction within the one of line "
                  + begin.line()
                  + ". Remove one of the two, or write COMMIT between them."));
    } else if (!open.isEmpty()) {
      diagnostics.add(
          Diagnostic.info(
              statement,
              " joins the statements from line "
                  + open.getFirst().line()
                  + " on: they are one transaction, as only a COMMIT ends one."));
    } else if (!dropped) {
      dropped = true;
      diagnostics.add(Diagnostic.info(statement, DROPPED));
    }
    begin = statement;
    block = statement;
  }

  private void commit(ParsedStatement statement, boolean chain) {
    if (!dropped) {
      dropped = true;
      diagnostics.add(Diagnostic.info(statement, DROPPED));
    }
    endSegment();
    begin = null;
    block = chain ? statement : null;
  }

  private void addToTransaction(ParsedStatement statement, Tree tree) {
    boolean addsValue = isValueAdded(tree);
    if (enumValueAdded && !addsValue) {
      cut(statement);
    }
    boolean single = !transactional && block == null;
    boolean commits = single && (tree.is("CallStmt") || tree.is("DoStmt"));
    if (commits) {
      addSegment(
          new Segment(Segment.Kind.SINGLE, count + 1, List.of(unverifiable(statement))),
          statement,
          tree);
      return;
    }
    scope.use(statement, tree);
    open.add(statement);
    count++;
    scope.define(statement, tree);
    if (tree.is("CreateEnumStmt")) {
      madeTypes.add(lastName(tree));
    }
    enumValueAdded = addsValue;
    if (single) {
      endSegment();
    }
  }

  /** It may commit inside, and nothing tells whether it did. */
  private static ParsedStatement unverifiable(ParsedStatement statement) {
    return new ParsedStatement(
        statement.at(),
        statement.sql(),
        statement.copyData(),
        new ExecutionClass.Unverifiable(),
        statement.session());
  }

  private void addSingle(ParsedStatement statement, Tree tree) {
    if (block != null) {
      diagnostics.add(
          Diagnostic.error(
              statement,
              " cannot run inside a transaction block, and line "
                  + block.line()
                  + " ("
                  + block.firstWords()
                  + ") begins one. Move it behind the COMMIT, or into a script of its own."));
      return;
    }
    cut(statement);
    addSegment(new Segment(Segment.Kind.SINGLE, count + 1, List.of(statement)), statement, tree);
  }

  private void addSegment(Segment segment, ParsedStatement statement, Tree tree) {
    scope.use(statement, tree);
    segments.add(segment);
    count++;
    scope.define(statement, tree);
    scope.next();
  }

  /** Without a COMMIT: the author may not have wanted one. */
  private void cut(ParsedStatement because) {
    if (!open.isEmpty()) {
      scope.cut(because);
    }
    endSegment();
  }

  private void endSegment() {
    enumValueAdded = false;
    madeTypes.clear();
    if (!open.isEmpty()) {
      int first = count - open.size() + 1;
      segments.add(new Segment(Segment.Kind.TRANSACTION, first, open));
      open = new ArrayList<>();
      scope.next();
    }
  }

  /** A new value cannot be used before it is committed, but of a type of the same transaction. */
  private boolean isValueAdded(Tree tree) {
    return tree.is("AlterEnumStmt") && !tree.has("oldVal") && !madeTypes.contains(lastName(tree));
  }

  private static String lastName(Tree tree) {
    List<String> names = tree.names("typeName");
    return names.isEmpty() ? "" : names.getLast();
  }
}

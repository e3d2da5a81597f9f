package dev.sluice.core.sql;

/** Sees each statement with its parse tree, which is kept no longer than that. */
@FunctionalInterface
public interface StatementVisitor {
  StatementVisitor NOBODY = (statement, tree) -> {};

  /** In the order of the script; not for words that only begin or end transactions. */
  void visit(ParsedStatement statement, Tree tree);
}

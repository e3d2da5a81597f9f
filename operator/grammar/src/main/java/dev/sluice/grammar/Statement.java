package dev.sluice.grammar;

/**
 * One statement of a script.
 *
 * @param location offset of its first token, in bytes of UTF-8; comments before it are skipped
 * @param length in bytes, without the semicolon. A last statement that has no semicolon takes all
 *     that follows, comments too
 * @param tree JSON of the parse tree: {@code {"SelectStmt":{...}}}; locations in it are bytes too
 */
public record Statement(int location, int length, String tree) {}

package dev.sluice.core.sql;

import java.util.List;
import java.util.Map;

/**
 * A script's text as it runs: placeholders replaced, the data of COPY taken out.
 *
 * @param sql what PostgreSQL is to read
 * @param map to places in the file
 * @param cuts where statements end, to the best of what can be seen without a grammar
 * @param copies data by the offset of its COPY statement's semicolon
 * @param comments those that begin with {@code --}, outside of literals
 * @param problems what keeps it from being parsed
 */
record PreparedScript(
    String sql,
    SourceMap map,
    Cuts cuts,
    Map<Integer, CopyData> copies,
    List<LineComment> comments,
    List<Diagnostic> problems) {

  /** Lines between a COPY and its {@code \.}, each with its line end. */
  record CopyData(String text) {}
}

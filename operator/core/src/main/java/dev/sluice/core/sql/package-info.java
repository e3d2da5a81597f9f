/**
 * SQL as PostgreSQL's own grammar reads it: placeholders replaced, statements with their place in
 * the file and their parse tree, segments.
 *
 * <p>Pure: the same text gives the same form. The grammar is handed in; how dangerous a statement
 * is is judged elsewhere.
 */
@NullMarked
package dev.sluice.core.sql;

import org.jspecify.annotations.NullMarked;

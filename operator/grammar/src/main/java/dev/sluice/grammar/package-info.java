/**
 * PostgreSQL's own grammar: scripts into statements, statements into trees. libpg_query, which is
 * the server's parser cut out of it, runs as WebAssembly compiled to Java classes.
 *
 * <p>Knows nothing of migrations, and what a statement does is not judged here.
 */
@NullMarked
package dev.sluice.grammar;

import org.jspecify.annotations.NullMarked;

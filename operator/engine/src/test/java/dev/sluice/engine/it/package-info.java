/** The runner against real PostgreSQL. */
package dev.sluice.engine.it;

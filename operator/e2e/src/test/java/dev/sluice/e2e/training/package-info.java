/**
 * Runs in the image build: lets operator and runner do real work against a pretended API server and
 * a real PostgreSQL, so that the JVM writes down what they load. Tests nothing.
 */
@NullMarked
package dev.sluice.e2e.training;

import org.jspecify.annotations.NullMarked;

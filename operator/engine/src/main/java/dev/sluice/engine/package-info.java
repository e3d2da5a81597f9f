/** The runner: everything of Sluice that talks to PostgreSQL. Knows nothing of Kubernetes. */
@NullMarked
package dev.sluice.engine;

import org.jspecify.annotations.NullMarked;

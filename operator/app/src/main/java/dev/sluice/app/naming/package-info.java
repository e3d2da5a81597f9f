/** Labels and annotations on what the operator makes, and by which it finds it again. */
@NullMarked
package dev.sluice.app.naming;

import org.jspecify.annotations.NullMarked;

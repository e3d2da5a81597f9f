/** The webhook that writes into a request who sent it. It admits everything: policies refuse. */
@NullMarked
package dev.sluice.app.admission;

import org.jspecify.annotations.NullMarked;

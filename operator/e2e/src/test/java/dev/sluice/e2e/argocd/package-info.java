/** Sluice under the real Argo CD. */
@NullMarked
package dev.sluice.e2e.argocd;

import org.jspecify.annotations.NullMarked;

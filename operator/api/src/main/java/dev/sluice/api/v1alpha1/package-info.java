/**
 * The resources of {@code sluice.dev/v1alpha1}, as records.
 *
 * <p>Durations are strings as Kubernetes and CEL write them ({@code 500ms}, {@code 2s}, {@code
 * 1h30m}). Defaults stand twice: as {@code @Default} for the API server, and in the compact
 * constructors for a resource that never passed one.
 */
@NullMarked
package dev.sluice.api.v1alpha1;

import org.jspecify.annotations.NullMarked;

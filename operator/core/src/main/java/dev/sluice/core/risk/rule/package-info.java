/**
 * The rules, one class each; {@link dev.sluice.core.risk.rule.Rules} is their table of contents.
 * Where PostgreSQL's behaviour is named, it is that of versions 14 to 18.
 */
@NullMarked
package dev.sluice.core.risk.rule;

import org.jspecify.annotations.NullMarked;

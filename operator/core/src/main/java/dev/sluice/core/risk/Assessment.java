package dev.sluice.core.risk;

import java.util.List;

/**
 * What is said of one statement.
 *
 * @param risk the highest of what it does
 * @param findings what of it is more than Low
 */
public record Assessment(Risk risk, List<Finding> findings) {
  public Assessment {
    findings = List.copyOf(findings);
  }
}

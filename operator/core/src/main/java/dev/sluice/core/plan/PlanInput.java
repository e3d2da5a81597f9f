package dev.sluice.core.plan;

import java.util.List;

/**
 * What a plan is made of besides the database.
 *
 * @param uid who asks for it
 * @param schemas the scripts' own
 * @param targetVersion {@code latest} or a version in the set
 * @param optionsDigest over whatever else of the request a plan binds
 */
public record PlanInput(
    String uid,
    List<String> schemas,
    String targetVersion,
    String optionsDigest,
    ScriptSet scripts,
    ScriptSyntax syntax) {
  public PlanInput {
    schemas = List.copyOf(schemas);
  }
}

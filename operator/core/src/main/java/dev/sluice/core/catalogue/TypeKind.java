package dev.sluice.core.catalogue;

/** What is known of a type that is not PostgreSQL's own. */
public enum TypeKind {
  /** A domain with a CHECK or NOT NULL, of its own or of the domain below it. */
  CONSTRAINED_DOMAIN,
  /** A domain without. */
  DOMAIN,
  /** An enum, a composite type, a range, or a type of an extension. */
  OTHER
}

package dev.sluice.core.catalogue;

/** What is known of a type that is not PostgreSQL's own. */
public enum TypeKind {
  /** A domain with a CHECK or NOT NULL, of its own or of the domain below it. */
  CONSTRAINED_DOMAIN,
  /** One without, whose default may have another value for each row. */
  VOLATILE_DOMAIN,
  /** A domain without either. */
  DOMAIN,
  /** An enum, a composite type, a range, or a type of an extension. */
  OTHER
}

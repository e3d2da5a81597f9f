package dev.sluice.core.catalogue;

/** A relation's or type's name with its schema, as the catalogue spells both. */
public record ObjectName(String schema, String name) {
  @Override
  public String toString() {
    return schema + "." + name;
  }
}

package dev.sluice.core.plan;

/**
 * A file of the source, as it was found.
 *
 * @param name path below the source, with {@code /}
 * @param bytes none where {@link FileKind} says that they are not read
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ScriptFile(String name, byte[] bytes) {
  public FileKind kind() {
    return FileKind.of(name);
  }

  /** Its name without folders. */
  public String base() {
    return base(name);
  }

  static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

package dev.sluice.engine.flyway;

import java.io.Reader;
import java.io.StringReader;
import org.flywaydb.core.api.resource.LoadableResource;

/** A script's text in the shape that Flyway reads. */
final class ScriptText extends LoadableResource {
  private final String file;
  private final String text;

  ScriptText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  @Override
  public Reader read() {
    return new StringReader(text);
  }

  @Override
  public String getAbsolutePath() {
    return file;
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return file;
  }

  @Override
  public String getFilename() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  @Override
  public String getRelativePath() {
    return file;
  }
}

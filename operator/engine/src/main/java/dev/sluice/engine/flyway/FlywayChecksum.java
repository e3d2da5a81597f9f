package dev.sluice.engine.flyway;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.logging.LogFactory;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.parser.PlaceholderReplacingReader;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.resource.ResourceNameParser;

/** Checksums as Flyway 13 computes them, without a Flyway that is started. */
public final class FlywayChecksum {
  private final Map<String, String> placeholders;

  public FlywayChecksum(Map<String, String> placeholders) {
    this.placeholders = placeholders;
  }

  /** Over the lines of the text as it is written. */
  public int of(String file, String text) {
    return ChecksumCalculator.calculate(new ScriptText(file, text));
  }

  /** The text that Flyway would run; as it is where Flyway would refuse it. */
  public String replaced(String file, String text) {
    ClassicConfiguration configuration = Configured.with(placeholders);
    ParsingContext context = new ParsingContext();
    context.updateFilenamePlaceholder(
        new ResourceNameParser(configuration).parse(file.substring(file.lastIndexOf('/') + 1)),
        configuration);
    try (Reader reader =
        PlaceholderReplacingReader.create(configuration, context, new StringReader(text))) {
      StringWriter replaced = new StringWriter();
      reader.transferTo(replaced);
      return replaced.toString();
    } catch (FlywayException e) {
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
  }

  /** Loaded only where a repeatable script has placeholders. */
  private static final class Configured {
    static {
      LogFactory.setLogCreator(type -> new SilentLog());
    }

    private Configured() {}

    static ClassicConfiguration with(Map<String, String> placeholders) {
      ClassicConfiguration configuration = new ClassicConfiguration();
      configuration.setPlaceholders(placeholders);
      return configuration;
    }
  }
}

package dev.sluice.engine.command;

import dev.sluice.core.risk.Risk;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Risks as they are typed: low, medium, high. */
final class RiskText implements ITypeConverter<Risk> {
  @Override
  public Risk convert(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "low" -> Risk.Low;
      case "medium" -> Risk.Medium;
      case "high" -> Risk.High;
      default -> throw new TypeConversionException("'" + text + "' is not low, medium or high");
    };
  }
}

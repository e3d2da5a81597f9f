package dev.sluice.core.plan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A comment by which another tool lets a script say how it must run.
 *
 * @param form of a comment, from its dashes
 */
record ForeignMarker(String tool, Pattern form, String cure) {
  private static final String SPLIT =
      "Keep only the statements that apply the change, put those that undo it into an undo script"
          + " (U1__name.sql or 1_name.down.sql), and remove the marker";
  private static final String REMOVE = "Remove the marker, and write the script as it must run";

  /** Those that nothing here can honour. */
  private static final List<ForeignMarker> REFUSED =
      List.of(
          of("goose", "\\+goose\\b.*", SPLIT),
          of("dbmate", "migrate:(up|down)\\b.*", SPLIT),
          of("sql-migrate", "\\+migrate\\b.*", SPLIT),
          of("micrate", "\\+micrate\\b.*", SPLIT),
          of("rambler", "rambler (up|down)\\b.*", SPLIT),
          of("node-pg-migrate", "(up|down) migration", SPLIT),
          of("Play evolutions", "!(ups|downs)\\b.*", SPLIT),
          of("MyBatis Migrations", "(//)?\\s*@undo\\b.*", SPLIT),
          of("tern", "-- create above / drop below --.*", SPLIT),
          of(
              "Liquibase",
              "(liquibase formatted sql|changeset \\S+:\\S+)\\b.*",
              "Write each changeset as a script of its own, without the marker"),
          of("Atlas", "atlas:(?!nolint\\b|sum\\b|txmode\\b)\\w+.*", REMOVE),
          of("morph", "morph:(?!nontransactional\\b)\\w+.*", REMOVE));

  /** What the tool would see in this comment; {@code comment} begins with two dashes. */
  static Optional<ForeignMarker> refusedIn(String comment) {
    return REFUSED.stream().filter(marker -> marker.form().matcher(comment).matches()).findFirst();
  }

  /** A blank in {@code words} is any white space. */
  private static ForeignMarker of(String tool, String words, String cure) {
    String form = "--\\s*" + words.replace(" ", "\\s+") + "\\s*";
    return new ForeignMarker(tool, Pattern.compile(form, Pattern.CASE_INSENSITIVE), cure);
  }
}

package dev.sluice.app.plugin;

/** Names as they are typed. */
enum OutputForm {
  text,
  json,
  md
}

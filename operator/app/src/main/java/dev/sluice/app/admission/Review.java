package dev.sluice.app.admission;

/** Answers requests of one kind: pure, but for what it is given to look things up in. */
@FunctionalInterface
public interface Review {
  Answer answer(Request request);
}

package dev.sluice.core.failure;

/** An answer, or why there is none. */
public sealed interface Result<T> {
  record Ok<T>(T value) implements Result<T> {}

  record Refused<T>(Failure failure) implements Result<T> {}

  static <T> Result<T> ok(T value) {
    return new Ok<>(value);
  }

  static <T> Result<T> refused(Failure failure) {
    return new Refused<>(failure);
  }

  static <T> Result<T> refused(Reason reason, String message) {
    return new Refused<>(Failure.of(reason, message));
  }
}

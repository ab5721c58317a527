package dev.slipstream.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatusTest {

  @ParameterizedTest
  @CsvSource({
    "OK, 200",
    "INVALID_ARGUMENT, 400",
    "FAILED_PRECONDITION, 400",
    "OUT_OF_RANGE, 400",
    "UNAUTHENTICATED, 401",
    "PERMISSION_DENIED, 403",
    "NOT_FOUND, 404",
    "ALREADY_EXISTS, 409",
    "ABORTED, 409",
    "RESOURCE_EXHAUSTED, 429",
    "CANCELLED, 499",
    "INTERNAL, 500",
    "UNIMPLEMENTED, 501",
    "UNAVAILABLE, 503",
    "DEADLINE_EXCEEDED, 504"
  })
  void aStatusHasTheHttpCodeThatFirebaseGivesIt(Status status, int httpCode) {
    assertEquals(httpCode, status.httpCode());
  }

  @Test
  void thoseAreAll() {
    assertEquals(15, Status.values().length);
  }
}

package dev.slipstream.operator.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenedTest {

  private final List<String> closed = new ArrayList<>();
  private final Opened opened = new Opened();

  private void fail(String name) {
    closed.add(name);
    throw new IllegalStateException(name);
  }

  @Test
  void theLastIsClosedFirstAndNothingTwice() {
    opened.add("store", closed::add);
    opened.add("server", closed::add);
    opened.close();
    opened.close();
    assertEquals(List.of("server", "store"), closed);
  }

  @Test
  void whatDoesNotCloseDoesNotKeepTheOthersOpen() {
    opened.add("emulator", this::fail);
    opened.add("store", closed::add);
    opened.add("server", this::fail);
    IllegalStateException failure = assertThrows(IllegalStateException.class, opened::close);
    assertEquals("server", failure.getMessage());
    assertEquals("emulator", failure.getSuppressed()[0].getMessage());
    assertEquals(List.of("server", "store", "emulator"), closed);
  }
}

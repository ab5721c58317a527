package dev.slipstream.operator.stack;

import dev.slipstream.operator.CannotGoOn;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/**
 * Empties a Firestore emulator, of all projects and of all versions that it keeps. Deleting the
 * documents would free no memory.
 */
public final class EmulatorReset {

  private EmulatorReset() {}

  public static void reset(String host) {
    try {
      HttpURLConnection call =
          (HttpURLConnection)
              URI.create("http://" + host + "/reset").toURL().openConnection(Proxy.NO_PROXY);
      call.setRequestMethod("POST");
      if (call.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new CannotGoOn("the emulator is not reset: HTTP " + call.getResponseCode());
      }
    } catch (IOException e) {
      throw new CannotGoOn("the emulator is not reset: " + e.getMessage(), e);
    }
  }
}

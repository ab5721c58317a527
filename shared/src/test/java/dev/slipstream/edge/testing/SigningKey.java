package dev.slipstream.edge.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;

/** A key pair with a certificate of its own, made by the JDK's keytool. */
public record SigningKey(String id, PrivateKey key, Certificate certificate) {

  private static final String PASSWORD = "changeit";

  public static SigningKey make(String id) {
    try {
      Path folder = Files.createTempDirectory("keys");
      Path store = folder.resolve("keys.p12");
      keytool(id, store);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream stream = Files.newInputStream(store)) {
        keys.load(stream, PASSWORD.toCharArray());
      }
      Files.delete(store);
      Files.delete(folder);
      return new SigningKey(
          id, (PrivateKey) keys.getKey(id, PASSWORD.toCharArray()), keys.getCertificate(id));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no key could be made", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making a key", e);
    }
  }

  private static void keytool(String id, Path store) throws IOException, InterruptedException {
    String[] words =
        ("-genkeypair -keyalg RSA -keysize 2048 -dname CN=test -storetype PKCS12 -alias "
                + id
                + " -storepass "
                + PASSWORD)
            .split(" ");
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    builder.command().addAll(List.of(words));
    builder.command().addAll(List.of("-keystore", store.toString()));
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  /** The certificate as Google publishes it. */
  public String pem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

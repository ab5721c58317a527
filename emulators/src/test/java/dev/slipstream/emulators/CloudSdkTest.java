package dev.slipstream.emulators;

import static dev.slipstream.emulators.Emulators.Kind.FIRESTORE;
import static dev.slipstream.emulators.Emulators.Kind.PUBSUB;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the SDK is found, in folders made for each test. */
class CloudSdkTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path temp;
  private final Path sdk;
  private final Path onPath;

  CloudSdkTest(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
    sdk = temp.resolve("google-cloud-sdk");
    onPath = temp.resolve("usr/bin");
    Files.createDirectories(sdk.resolve("platform"));
    Files.createDirectories(sdk.resolve("bin"));
    Files.createDirectories(onPath);
  }

  @Test
  void theVariableWinsOverThePath() throws IOException {
    linkedGcloud();

    assertEquals(
        Optional.of(new CloudSdk(Path.of("/elsewhere"))),
        CloudSdk.locate(
            Map.of("CLOUDSDK_ROOT", "/elsewhere", "PATH", onPath.toString()), PATIENCE));
  }

  @Test
  void aBlankVariableIsNoVariable() throws IOException {
    linkedGcloud();

    assertEquals(
        Optional.of(new CloudSdk(sdk)),
        CloudSdk.locate(Map.of("CLOUDSDK_ROOT", " ", "PATH", onPath.toString()), PATIENCE));
  }

  @Test
  void aLinkOnThePathLeadsToTheSdk() throws IOException {
    linkedGcloud();

    assertEquals(Optional.of(new CloudSdk(sdk)), locateOn("/no/such/folder::" + onPath));
  }

  @Test
  void aWrapperScriptIsAsked() throws IOException {
    script(onPath.resolve("gcloud"), "[ \"$1\" = info ] && echo " + sdk);

    assertEquals(Optional.of(new CloudSdk(sdk)), locateOn(onPath.toString()));
  }

  @Test
  void aWrapperScriptThatFailsIsNoSdk() throws IOException {
    script(onPath.resolve("gcloud"), "echo /half/an/answer; exit 1");

    assertEquals(Optional.empty(), locateOn(onPath.toString()));
  }

  @Test
  void aWrapperScriptThatHangsIsGivenUp() throws IOException {
    script(onPath.resolve("gcloud"), "sleep 600");

    assertEquals(
        Optional.empty(),
        CloudSdk.locate(Map.of("PATH", onPath.toString()), Duration.ofMillis(100)));
  }

  @Test
  void aFolderOrATextNamedGcloudIsNoSdk() throws IOException {
    Files.createDirectories(temp.resolve("folder/gcloud"));
    Files.writeString(onPath.resolve("gcloud"), "not executable");

    assertEquals(Optional.empty(), locateOn(temp.resolve("folder") + ":" + onPath));
  }

  @Test
  void noPathIsNoSdk() {
    assertEquals(Optional.empty(), CloudSdk.locate(Map.of(), PATIENCE));
  }

  @Test
  void theJarIsFoundWhateverItsVersion() throws IOException {
    Path firestore = emptyFile("platform/cloud-firestore-emulator/cloud-firestore-emulator.jar");
    Path pubsub = emptyFile("platform/pubsub-emulator/lib/cloud-pubsub-emulator-9.1-all.jar");
    emptyFile("platform/pubsub-emulator/lib/guava.jar");

    assertEquals(Optional.of(firestore), new CloudSdk(sdk).jar(FIRESTORE));
    assertEquals(Optional.of(pubsub), new CloudSdk(sdk).jar(PUBSUB));
  }

  @Test
  void aComponentThatIsNotInstalledHasNoJar() throws IOException {
    emptyFile("platform/cloud-firestore-emulator/README");

    assertEquals(Optional.empty(), new CloudSdk(sdk).jar(FIRESTORE));
    assertEquals(Optional.empty(), new CloudSdk(sdk).jar(PUBSUB));
  }

  private static Optional<CloudSdk> locateOn(String path) {
    return CloudSdk.locate(Map.of("PATH", path), PATIENCE);
  }

  private void linkedGcloud() throws IOException {
    script(sdk.resolve("bin/gcloud"), "exit 1");
    Files.createSymbolicLink(
        onPath.resolve("gcloud"), Path.of("../../google-cloud-sdk/bin/gcloud"));
  }

  private static void script(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + command + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path emptyFile(String place) throws IOException {
    Path file = sdk.resolve(place);
    Files.createDirectories(file.resolveSibling("."));
    return Files.createFile(file);
  }
}

package dev.slipstream.store.firestore;

import com.google.auth.Credentials;
import com.google.auth.RequestMetadataCallback;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The owner of an emulator, whom no rules bind. Answers at once, as a token does that is still
 * valid; the client's own stand-in sends every call to another thread for it.
 */
public final class EmulatorOwner extends Credentials {

  private static final long serialVersionUID = 1L;

  private static final Map<String, List<String>> HEADERS =
      Map.of("Authorization", List.of("Bearer owner"));

  @Override
  public String getAuthenticationType() {
    return "OAuth2";
  }

  @Override
  public void getRequestMetadata(URI uri, Executor executor, RequestMetadataCallback callback) {
    callback.onSuccess(HEADERS);
  }

  @Override
  public Map<String, List<String>> getRequestMetadata(URI uri) {
    return HEADERS;
  }

  @Override
  public boolean hasRequestMetadata() {
    return true;
  }

  @Override
  public boolean hasRequestMetadataOnly() {
    return true;
  }

  @Override
  public void refresh() {
    // the owner's word never expires
  }
}

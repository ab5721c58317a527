package dev.slipstream.edge.testing;

import com.google.cloud.functions.HttpRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request made by hand; header names ignore case, as the real one's do. */
public record FakeRequest(String method, Map<String, List<String>> headers, InputStream body)
    implements HttpRequest {

  public static FakeRequest of(String method) {
    return new FakeRequest(
        method,
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
        new ByteArrayInputStream(new byte[0]));
  }

  /** A POST of JSON. */
  public static FakeRequest post(String json) {
    return post(json.getBytes(StandardCharsets.UTF_8));
  }

  public static FakeRequest post(byte[] body) {
    return post(new ByteArrayInputStream(body));
  }

  public static FakeRequest post(InputStream body) {
    return new FakeRequest("POST", of("POST").headers(), body)
        .with("Content-Type", "application/json");
  }

  /** The request with one more header, or another value for one that it has. */
  public FakeRequest with(String header, String value) {
    Map<String, List<String>> more = new TreeMap<>(headers);
    more.put(header, List.of(value));
    return new FakeRequest(method, more, body);
  }

  public FakeRequest from(String token) {
    return with("Authorization", "Bearer " + token);
  }

  @Override
  public String getMethod() {
    return method;
  }

  @Override
  public String getUri() {
    return "http://localhost/";
  }

  @Override
  public String getPath() {
    return "/";
  }

  @Override
  public Optional<String> getQuery() {
    return Optional.empty();
  }

  @Override
  public Map<String, List<String>> getQueryParameters() {
    return new LinkedHashMap<>();
  }

  @Override
  public Map<String, HttpPart> getParts() {
    return new LinkedHashMap<>();
  }

  @Override
  public Optional<String> getContentType() {
    return getFirstHeader("Content-Type");
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public Optional<String> getCharacterEncoding() {
    return Optional.empty();
  }

  @Override
  public InputStream getInputStream() {
    return body;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }
}

package dev.slipstream.edge.testing;

import com.google.cloud.functions.HttpResponse;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A response that keeps what it is given. */
public final class FakeResponse implements HttpResponse {

  private int statusCode = 200;
  private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  public int statusCode() {
    return statusCode;
  }

  public String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  public JsonObject json() {
    return JsonParser.parseString(text()).getAsJsonObject();
  }

  /** The result of a call that went well. */
  public JsonObject result() {
    return json().getAsJsonObject("result");
  }

  /** The error of a call that did not. */
  public JsonObject error() {
    return json().getAsJsonObject("error");
  }

  public JsonObject details() {
    return error().getAsJsonObject("details");
  }

  public String header(String name) {
    return String.join(", ", headers.getOrDefault(name, List.of()));
  }

  @Override
  public void setStatusCode(int code) {
    statusCode = code;
  }

  @Override
  public void setStatusCode(int code, String message) {
    statusCode = code;
  }

  @Override
  public void setContentType(String contentType) {
    headers.put("Content-Type", List.of(contentType));
  }

  @Override
  public Optional<String> getContentType() {
    return Optional.of(header("Content-Type")).filter(type -> !type.isEmpty());
  }

  @Override
  public void appendHeader(String header, String value) {
    headers.computeIfAbsent(header, name -> new ArrayList<>()).add(value);
  }

  @Override
  public Map<String, List<String>> getHeaders() {
    return headers;
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public BufferedWriter getWriter() {
    return new BufferedWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
  }
}

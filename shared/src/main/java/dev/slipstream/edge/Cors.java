package dev.slipstream.edge;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;

/**
 * What lets a browser call from a page of any origin. Tokens travel in headers that a page must set
 * itself, never in cookies, so no origin has to be kept out.
 */
final class Cors {

  private static final String HEADERS =
      "authorization, content-type, firebase-instance-id-token, x-firebase-appcheck";

  private Cors() {}

  static boolean isPreflight(HttpRequest request) {
    return request.getMethod().equals("OPTIONS");
  }

  static void allow(HttpRequest request, HttpResponse response) {
    response.appendHeader(
        "Access-Control-Allow-Origin", request.getFirstHeader("Origin").orElse("*"));
    response.appendHeader("Vary", "Origin");
  }

  /** Says how the page may call, to be remembered for an hour. */
  static void answerPreflight(HttpResponse response) {
    response.appendHeader("Access-Control-Allow-Methods", "POST");
    response.appendHeader("Access-Control-Allow-Headers", HEADERS);
    response.appendHeader("Access-Control-Max-Age", "3600");
    response.setStatusCode(204);
  }
}

package dev.slipstream.edge.testing;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.auth.http.HttpTransportFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's pages of public keys, in memory; a page that is not there cannot be reached. */
public final class FakeKeyServer extends HttpTransport implements HttpTransportFactory {

  private final Map<String, String> pages;
  private final List<String> asked = new ArrayList<>();

  public FakeKeyServer(Map<String, String> pages) {
    this.pages = Map.copyOf(pages);
  }

  /** The addresses that were asked for, in turn. */
  public List<String> asked() {
    return asked;
  }

  @Override
  public HttpTransport create() {
    return this;
  }

  @Override
  protected LowLevelHttpRequest buildRequest(String method, String url) {
    asked.add(url);
    return new LowLevelHttpRequest() {
      @Override
      public void addHeader(String name, String value) {}

      @Override
      public LowLevelHttpResponse execute() throws IOException {
        String page = pages.get(url);
        if (page == null) {
          throw new IOException("unreachable: " + url);
        }
        return new Page(page.getBytes(StandardCharsets.UTF_8));
      }
    };
  }

  private static final class Page extends LowLevelHttpResponse {
    private final byte[] content;

    Page(byte[] content) {
      this.content = content;
    }

    @Override
    public InputStream getContent() {
      return new ByteArrayInputStream(content);
    }

    @Override
    public String getContentEncoding() {
      return "identity";
    }

    @Override
    public long getContentLength() {
      return content.length;
    }

    @Override
    public String getContentType() {
      return "application/json; charset=utf-8";
    }

    @Override
    public String getStatusLine() {
      return "HTTP/1.1 200 OK";
    }

    @Override
    public int getStatusCode() {
      return 200;
    }

    @Override
    public String getReasonPhrase() {
      return "OK";
    }

    @Override
    public int getHeaderCount() {
      return 0;
    }

    @Override
    public String getHeaderName(int index) {
      throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String getHeaderValue(int index) {
      throw new IndexOutOfBoundsException(index);
    }
  }
}

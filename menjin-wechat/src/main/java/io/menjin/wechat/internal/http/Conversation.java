package io.menjin.wechat.internal.http;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** One request and its answer over a connection that is open. Thread-safe. */
final class Conversation {

    /**
     * What came of it.
     *
     * @param reusable whether another request may follow over the same connection
     */
    record Result(HttpAnswer answer, boolean reusable) {}

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final Header USER_AGENT = new BasicHeader(HttpHeaders.USER_AGENT, "Menjin");
    private static final Header ACCEPT = new BasicHeader(HttpHeaders.ACCEPT, "application/json, text/plain");
    private static final Header JSON = new BasicHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8");

    private final HttpRequestExecutor executor = new HttpRequestExecutor();
    private final Header host;
    private final String basePath;
    private final int maxAnswerBytes;

    Conversation(URI base, int maxAnswerBytes) {
        this.host = new BasicHeader(HttpHeaders.HOST, base.getRawAuthority());
        String path = base.getRawPath();
        this.basePath = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        this.maxAnswerBytes = Math.min(maxAnswerBytes, LONGEST_ARRAY - 1);
    }

    ClassicHttpRequest request(HttpCall call) {
        String query = call.query().isEmpty() ? "" : "?" + PercentEncoding.query(call.query());
        byte[] json = call.json();
        ClassicHttpRequest request =
                new BasicClassicHttpRequest(json == null ? Method.GET : Method.POST, basePath + call.path() + query);
        request.addHeader(host);
        request.addHeader(USER_AGENT);
        request.addHeader(ACCEPT);
        if (json != null) {
            // Never chunked: WeChat answers 412 to a POST without a length.
            request.addHeader(JSON);
            request.addHeader(new BasicHeader(HttpHeaders.CONTENT_LENGTH, json.length));
            request.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        }
        return request;
    }

    Result over(Connection connection, ClassicHttpRequest request) throws IOException, HttpException {
        HttpCoreContext context = HttpCoreContext.create();
        ClassicHttpResponse response = executor.execute(request, connection, context);
        byte[] body = body(response.getEntity());
        boolean reusable = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context)
                && !connection.hasUnreadBytes();
        return new Result(new HttpAnswer(response.getCode(), body), reusable);
    }

    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > maxAnswerBytes) {
            throw new TooLargeException();
        }
        // Not beyond the limit by more than a byte, whether a length was announced or not.
        byte[] body = entity.getContent().readNBytes(maxAnswerBytes + 1);
        if (body.length > maxAnswerBytes) {
            throw new TooLargeException();
        }
        return body;
    }

    /** Says that the limit of bytes was passed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}

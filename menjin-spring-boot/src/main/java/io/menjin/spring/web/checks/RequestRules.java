package io.menjin.spring.web.checks;

import io.menjin.spring.web.http.HttpProblem;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What HTTP itself demands of a request, whatever it asks for. */
final class RequestRules {
    private RequestRules() {}

    /** Why a request is refused from which nothing can be read on; null when it is in order. */
    static @Nullable HttpProblem refusal(HttpMessage head) {
        if (head.decoderResult().isFailure()) {
            return malformed(head.decoderResult());
        }
        HttpVersion version = head.protocolVersion();
        if (version.majorVersion() != 1) {
            return problem(505, "This port speaks HTTP/1.1");
        }
        int hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        if (hosts > 1 || (hosts == 0 && version.minorVersion() > 0)) {
            return problem(400, "A request has exactly one Host");
        }
        String expected = head.headers().get(HttpHeaderNames.EXPECT);
        return expected == null || HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expected)
                ? null
                : problem(417, "This port expects nothing but 100-continue");
    }

    /** Whether the client waits for a word before it sends the body. */
    static boolean waits(HttpMessage head) {
        return head.protocolVersion().minorVersion() > 0 && head.headers().contains(HttpHeaderNames.EXPECT);
    }

    static HttpProblem malformed(DecoderResult result) {
        return result.cause() instanceof TooLongFrameException
                ? problem(431, "The request line or the headers are too long")
                : problem(400, "This is not well-formed HTTP");
    }

    private static HttpProblem problem(int status, String detail) {
        return HttpProblem.request(status, detail, Map.of());
    }
}

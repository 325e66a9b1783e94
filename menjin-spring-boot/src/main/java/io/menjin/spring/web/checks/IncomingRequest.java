package io.menjin.spring.web.checks;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Arrays;

/** A request that is arriving. */
final class IncomingRequest {
    private static final byte[] NOTHING = new byte[0];

    private final HttpRequest head;
    private final int maxBody;
    private final boolean keepsBody;
    private byte[] body = NOTHING;
    private int length;
    private boolean tooLarge;

    IncomingRequest(HttpRequest head, int maxBody) {
        this.head = head;
        this.maxBody = maxBody;
        // Nobody asks for the body of a GET: it is read over.
        this.keepsBody = !head.method().equals(HttpMethod.GET) && !isHead();
        this.tooLarge = keepsBody && HttpUtil.getContentLength(head, 0L) > maxBody;
    }

    boolean isTooLarge() {
        return tooLarge;
    }

    boolean isHead() {
        return head.method().equals(HttpMethod.HEAD);
    }

    /** Whether the client waits for a word before it sends the body. */
    boolean waits() {
        return RequestRules.waits(head);
    }

    AnswerWriter.Fate fate() {
        if (tooLarge || !HttpUtil.isKeepAlive(head)) {
            return AnswerWriter.Fate.ENDS;
        }
        return head.protocolVersion().minorVersion() == 0 ? AnswerWriter.Fate.STAYS_AS_ASKED : AnswerWriter.Fate.STAYS;
    }

    void add(ByteBuf part) {
        int more = part.readableBytes();
        if (!keepsBody || tooLarge || more == 0) {
            return;
        }
        if (length + more > maxBody) {
            tooLarge = true;
            body = NOTHING;
            return;
        }
        if (length + more > body.length) {
            body = Arrays.copyOf(body, Math.min(maxBody, Math.max(length + more, 2 * body.length)));
        }
        part.readBytes(body, length, more);
        length += more;
    }

    CheckRequest toRequest() {
        byte[] whole = length == body.length ? body : Arrays.copyOf(body, length);
        return new CheckRequest(head.method().name(), head.uri(), head.headers(), tooLarge ? null : whole, maxBody);
    }
}

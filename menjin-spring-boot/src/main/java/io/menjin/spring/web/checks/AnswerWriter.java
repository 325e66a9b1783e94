package io.menjin.spring.web.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.menjin.core.session.Authenticated;
import io.menjin.spring.web.api.VerifyEndpoints;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes answers as HTTP/1.1 has them. Belongs to one event loop. */
final class AnswerWriter {
    /** RFC 9110 section 5.6.7. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final byte[] VERIFIED =
            ascii("HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\n" + VerifyEndpoints.USER_HEADER + ": ");
    private static final byte[] SESSION = ascii("\r\n" + VerifyEndpoints.SESSION_HEADER + ": ");
    private static final byte[] STEPS = ascii("\r\n" + VerifyEndpoints.STEPS_HEADER + ": ");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] KEEP_ALIVE = ascii("Connection: keep-alive\r\n");

    private static final byte[] CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");
    /** Longer than the headers of nearly every answer. */
    private static final int HEAD = 384;

    private byte[] dateAndEnd = new byte[0];

    /** What is said of the connection. */
    enum Fate {
        /** Nothing: HTTP/1.1 keeps it open. */
        STAYS,
        /** As HTTP/1.0 has to be told. */
        STAYS_AS_ASKED,
        ENDS
    }

    /** It is this late now. */
    void setTime(Instant now) {
        dateAndEnd = ascii("Date: " + DATE.format(now) + "\r\n\r\n");
    }

    /** That the client may send the body. */
    static ByteBuf goOn() {
        return Unpooled.wrappedBuffer(CONTINUE);
    }

    /** How many bytes to have ready for an answer. */
    static int room(CheckAnswer answer) {
        return answer instanceof CheckAnswer.Document document ? HEAD + document.body().length : HEAD;
    }

    /**
     * Writes one.
     *
     * @param head whether the body is left out
     */
    void write(CheckAnswer answer, boolean head, Fate fate, ByteBuf out) {
        if (answer instanceof CheckAnswer.Verified verified) {
            write(verified.caller(), out);
            end(fate, out);
        } else if (answer instanceof CheckAnswer.Document document) {
            write(document, out);
            end(fate, out);
            if (!head) {
                out.writeBytes(document.body());
            }
        }
    }

    private static void write(Authenticated caller, ByteBuf out) {
        out.writeBytes(VERIFIED);
        out.writeCharSequence(caller.account().id().value(), US_ASCII);
        out.writeBytes(SESSION);
        out.writeCharSequence(caller.session().id().value(), US_ASCII);
        out.writeBytes(STEPS);
        out.writeCharSequence(VerifyEndpoints.steps(caller), US_ASCII);
        newLine(out);
    }

    private static void write(CheckAnswer.Document document, ByteBuf out) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(document.status()))
                .append("\r\n");
        document.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(document.body().length);
        out.writeCharSequence(head, ISO_8859_1);
        newLine(out);
    }

    private void end(Fate fate, ByteBuf out) {
        if (fate != Fate.STAYS) {
            out.writeBytes(fate == Fate.ENDS ? CLOSE : KEEP_ALIVE);
        }
        out.writeBytes(dateAndEnd);
    }

    private static void newLine(ByteBuf out) {
        out.writeShort('\r' << 8 | '\n');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

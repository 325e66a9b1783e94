package io.menjin.emulator;

import java.time.Duration;
import java.util.Map;

/**
 * A scripted failure of the server API, put together by chaining: {@code Fault.on("jscode2session").times(2).errcode(-1)}.
 * Immutable: every method returns another fault.
 *
 * <p>A fault that gives another answer ({@code errcode}, {@code status}, {@code body}) answers in place of the
 * operation. A fault that only damages or delays the answer lets the operation happen: a code is used up although its
 * answer is lost. {@link #execute(boolean)} decides otherwise.
 */
public final class Fault {

    private final RequestFields fields;

    private Fault(RequestFields fields) {
        this.fields = fields;
    }

    /** A fault of one operation: its path, the last part of that, WeChat's name for it, or {@code *} for all. */
    public static Fault on(String api) {
        return new Fault(RequestFields.NONE.with("api", api));
    }

    /** Hits only calls of this app. */
    public Fault appId(String appId) {
        return with("appId", appId);
    }

    /** How many calls it hits; without it, all until it is deleted. */
    public Fault times(int times) {
        return with("times", times);
    }

    /** How many matching calls pass first. */
    public Fault skip(int calls) {
        return with("skip", calls);
    }

    /** Answers this errcode, in WeChat's words. */
    public Fault errcode(int errcode) {
        return with("errcode", errcode);
    }

    /** Other words than WeChat's; the rid is added. */
    public Fault errmsg(String errmsg) {
        return with("errmsg", errmsg);
    }

    /** Writes the errcode of the answer as a JSON string; an answer without one gets {@code "0"}. */
    public Fault errcodeAsString() {
        return with("errcodeAsString", true);
    }

    /** Writes every field of the answer twice, first with a foreign value. */
    public Fault duplicateKeys() {
        return with("duplicateKeys", true);
    }

    /** HTTP status; without errcode and body the answer is empty. */
    public Fault status(int status) {
        return with("status", status);
    }

    /** The body as it is to be sent. */
    public Fault body(String body) {
        return with("body", body);
    }

    public Fault contentType(String contentType) {
        return with("contentType", contentType);
    }

    /** Further headers of the answer. */
    public Fault headers(Map<String, String> headers) {
        return with("headers", Map.copyOf(headers));
    }

    /** Time before the first byte. */
    public Fault delay(Duration delay) {
        return with("delay", delay.toString());
    }

    /** Sends the body in pieces of so many bytes with this pause between two. */
    public Fault drip(int bytes, Duration every) {
        return with("drip", Map.of("bytes", bytes, "every", every.toString()));
    }

    public Fault drop(Drop drop) {
        return with("drop", drop.wireName());
    }

    /** Sends only the first half of the body, as a complete HTTP answer. */
    public Fault truncate() {
        return with("truncate", true);
    }

    /** Sends only so many bytes of the body, as a complete HTTP answer. */
    public Fault truncate(int bytes) {
        return with("truncate", bytes);
    }

    /** Whether the operation happens, whatever the caller sees. */
    public Fault execute(boolean execute) {
        return with("execute", execute);
    }

    Map<String, Object> toJson() {
        return fields.values();
    }

    private Fault with(String name, Object value) {
        return new Fault(fields.with(name, value));
    }

    @Override
    public String toString() {
        return "Fault" + fields.values();
    }
}

package io.menjin.wechat.internal.http;

import org.jspecify.annotations.Nullable;

/** There is no whole answer. Neither the message nor any cause holds a URL, a parameter or a piece of the answer. */
public final class TransportException extends Exception {

    private static final long serialVersionUID = 1L;

    /** How far the request can have got. */
    public enum Failure {
        /** No connection came about: WeChat cannot have seen the request. */
        NOT_CONNECTED("no connection"),
        /** The other side did not prove to be WeChat: it cannot have seen the request. */
        NOT_TRUSTED("the TLS handshake failed"),
        /** The deadline passed. */
        TIMED_OUT("no whole answer before the deadline"),
        /** The connection broke. */
        BROKEN("the connection broke or the answer was not HTTP"),
        /** The answer was longer than is allowed. */
        TOO_LARGE("the answer is too large"),
        /** The calling thread was interrupted; its interrupt status is set again. */
        INTERRUPTED("the calling thread was interrupted");

        private final String words;

        Failure(String words) {
            this.words = words;
        }
    }

    private final Failure failure;

    TransportException(Failure failure, @Nullable Throwable harmlessCause) {
        super(failure.words, harmlessCause);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }

    /** Whether it is certain that WeChat did not see the request. */
    public boolean neverArrived() {
        return failure == Failure.NOT_CONNECTED || failure == Failure.NOT_TRUSTED;
    }
}

package io.menjin.wechat.internal.http;

/** Sends one request and waits for its whole answer. Thread-safe. */
public interface HttpTransport extends AutoCloseable {

    /**
     * Sends the request once.
     *
     * @throws TransportException when there is no whole answer by the deadline
     */
    HttpAnswer send(HttpCall call, Deadline deadline) throws TransportException;

    /** Closes connections that are not in use. Calls under way end normally. */
    @Override
    default void close() {}
}

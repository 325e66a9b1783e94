package io.menjin.spring.web.http;

import java.io.IOException;

/** The connection gave up before the body was complete. */
final class UnreadableBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableBodyException(IOException cause) {
        super(cause);
    }
}

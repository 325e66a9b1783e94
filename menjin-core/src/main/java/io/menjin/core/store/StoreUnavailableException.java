package io.menjin.core.store;

/** Thrown when a store cannot answer. Its message names the store and the operation, never a value. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For a store that refuses by itself: its queue is full, or it is closed. */
    public StoreUnavailableException(String message) {
        super(message);
    }

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

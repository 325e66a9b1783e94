package io.menjin.store.redis;

/** Redis answers, and sessions cannot be kept there until somebody changes how it is set up. Waiting does not help. */
public final class UnsuitableRedisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        /** User name or password are wrong or missing. */
        REFUSED,
        /** Its version does not tell clients of changed keys. */
        TOO_OLD,
        /** It throws keys away when its memory is full. */
        EVICTS
    }

    private final Reason reason;

    /**
     * Creates an exception.
     *
     * @param message without any secret
     */
    public UnsuitableRedisException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}

package io.menjin.core.store.memory;

/** A unique key is taken: the transaction runs again. */
final class CollisionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CollisionException(String what) {
        super(what);
    }
}

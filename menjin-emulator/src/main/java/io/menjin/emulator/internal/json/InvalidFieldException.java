package io.menjin.emulator.internal.json;

/** A JSON document that does not have the asked-for shape; the message is one sentence for its author. */
public final class InvalidFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidFieldException(String message) {
        super(message);
    }
}

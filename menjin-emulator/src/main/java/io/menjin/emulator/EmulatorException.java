package io.menjin.emulator;

/** The emulator refused a control call, or could not be reached. */
public final class EmulatorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    EmulatorException(int status, String message) {
        super(message);
        this.status = status;
    }

    EmulatorException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /** The HTTP status of the refusal; 0 if there was no answer. */
    public int status() {
        return status;
    }
}

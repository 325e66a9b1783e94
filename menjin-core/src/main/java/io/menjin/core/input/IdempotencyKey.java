package io.menjin.core.input;

import io.menjin.core.secret.SecretText;
import org.jspecify.annotations.Nullable;

/**
 * The value of the {@code Idempotency-Key} header: 1 to 128 visible ASCII characters. It is treated as a secret, because
 * whoever knows it together with the code can have the answer again.
 */
public final class IdempotencyKey extends SecretText {

    private static final int MAX = 128;

    /** Takes a text that is known to be valid; {@link #parse} checks what a device sent. */
    public IdempotencyKey(String text) {
        super(text);
        if (!isValid(text)) {
            throw new IllegalArgumentException("not a valid IdempotencyKey");
        }
    }

    /**
     * Reads the header; null when it was not sent.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request} when it is not valid
     */
    public static @Nullable IdempotencyKey parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!isValid(header)) {
            throw Inputs.invalid("Idempotency-Key must be 1 to 128 visible ASCII characters");
        }
        return new IdempotencyKey(header);
    }

    private static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= MAX && Inputs.isVisible(text);
    }
}

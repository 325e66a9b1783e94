package io.menjin.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A text that must not be seen in any log, message or dump. Subclasses give it a meaning; the text comes out by
 * {@link #reveal()} only, so that every place that reads a secret can be found by that name.
 *
 * <p>Equality takes the same time wherever two texts differ. Instances are immutable.
 */
public abstract class SecretText {

    private final String text;

    protected SecretText(String text) {
        this.text = Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(getClass().getSimpleName() + " must not be empty");
        }
    }

    /** The secret itself. Hand it to the one call that needs it and keep it out of variables that live on. */
    public final String reveal() {
        return text;
    }

    @Override
    public final boolean equals(Object other) {
        // Subclasses are final, so this is symmetric.
        return other instanceof SecretText that
                && getClass().isInstance(that)
                && MessageDigest.isEqual(bytes(text), bytes(that.text));
    }

    @Override
    public final int hashCode() {
        // A hash of the text would leak a little of it into dumps of hash tables; the class alone is enough here.
        return getClass().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[redacted]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

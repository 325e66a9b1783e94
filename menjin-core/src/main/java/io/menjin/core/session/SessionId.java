package io.menjin.core.session;

import io.menjin.core.input.internal.UuidForm;
import java.util.Objects;

/** The id of a session, safe to show. It is not the token and opens nothing. */
public record SessionId(String value) {

    public SessionId {
        Objects.requireNonNull(value, "value");
        if (!UuidForm.fits(value)) {
            throw new IllegalArgumentException("not a valid SessionId");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.menjin.core.session;

import java.util.Objects;

/** The id of a session, safe to show. It is not the token and opens nothing. */
public record SessionId(String value) {

    public SessionId {
        Objects.requireNonNull(value, "value");
        if (!value.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw new IllegalArgumentException("not a valid SessionId");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

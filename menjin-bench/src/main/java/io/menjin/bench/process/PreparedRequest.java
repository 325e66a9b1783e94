package io.menjin.bench.process;

import org.jspecify.annotations.Nullable;

/**
 * One request of a load.
 *
 * @param token bearer token, or null for none
 * @param json body of a POST; null makes it a GET
 */
public record PreparedRequest(
        String path, @Nullable String token, @Nullable String json) {

    /** Path, token and body with tabs between them, as the script of wrk reads them. */
    String toLine() {
        return path + "\t" + (token == null ? "" : token) + "\t" + (json == null ? "" : json);
    }
}

package io.menjin.it.input;

import java.util.stream.Stream;

/** Texts in the place of tokens. */
final class Garbage {

    private Garbage() {}

    /** None of them was made by a server. */
    static Stream<String> tokens() {
        return Stream.of(
                "",
                "x",
                "mj_",
                "null",
                "undefined",
                "[object Object]",
                "mj_" + "A".repeat(75),
                "mj_" + "A".repeat(74),
                "mj_" + "A".repeat(76),
                "mj_" + "_".repeat(75),
                "mj_" + "=".repeat(75),
                "MJ_" + "A".repeat(75),
                "xx_" + "A".repeat(75),
                "' OR '1'='1",
                "../../etc/passwd",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
                "x".repeat(500),
                "x".repeat(6000));
    }

    /** What might stand in an Authorization header. */
    static Stream<String> headers() {
        return Stream.concat(
                tokens().map(token -> "Bearer " + token),
                Stream.of(
                        "", "Bearer", "Bearer a b", "Token x", "Basic !!!!", "Digest a=\"b\"", "mj_" + "A".repeat(75)));
    }
}

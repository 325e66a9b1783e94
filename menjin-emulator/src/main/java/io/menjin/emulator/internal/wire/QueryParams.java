package io.menjin.emulator.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string. Of a parameter given twice the first counts; that it was repeated is remembered,
 * because it usually means that a client did not encode a value.
 */
public final class QueryParams {

    private final Map<String, String> first = new LinkedHashMap<>();
    private final Set<String> repeated = new TreeSet<>();

    private QueryParams() {}

    public static QueryParams parse(@Nullable String query) {
        QueryParams params = new QueryParams();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                params.add(pair);
            }
        }
        return params;
    }

    /** The value; empty counts as absent, as WeChat has it. */
    public @Nullable String get(String name) {
        String value = first.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    public Set<String> repeated() {
        return repeated;
    }

    private void add(String pair) {
        if (pair.isEmpty()) {
            return;
        }
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (first.putIfAbsent(name, value) != null) {
            repeated.add(name);
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformedEscape) {
            return text;
        }
    }
}

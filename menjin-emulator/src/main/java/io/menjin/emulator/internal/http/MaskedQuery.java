package io.menjin.emulator.internal.http;

import io.menjin.emulator.internal.wire.Masked;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A query string as the journal may show it. */
final class MaskedQuery {

    private static final Set<String> SHOWN =
            Set.of("appid", "grant_type", "sig_method", "transaction_id", "mch_id", "out_trade_no");

    private MaskedQuery() {}

    /** Everything is masked but what is known to be no secret. */
    static @Nullable String of(@Nullable String query) {
        if (query == null) {
            return null;
        }
        StringJoiner masked = new StringJoiner("&");
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                masked.add(Masked.id(pair));
            } else {
                String name = pair.substring(0, equals);
                String value = pair.substring(equals + 1);
                masked.add(Masked.id(name) + "=" + (SHOWN.contains(name) ? Masked.id(value) : Masked.secret(value)));
            }
        }
        return masked.toString();
    }
}

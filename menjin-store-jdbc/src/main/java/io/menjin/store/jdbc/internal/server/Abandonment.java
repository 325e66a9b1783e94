package io.menjin.store.jdbc.internal.server;

import io.menjin.store.jdbc.internal.sql.Dialect;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Has the server end a transaction whose node fell silent.
 *
 * <p>When packets are swallowed, the node counts its connection as lost after a while, and the server knows nothing of that:
 * it would keep the locked rows for hours, and nobody else could log these people in.
 */
final class Abandonment {

    /** MySQL has no limit for transactions alone, so there it is for idle connections; longer than they are kept alive. */
    private static final Duration IDLE = Pools.KEEP_ALIVE.multipliedBy(3);

    private static final Pattern SAID =
            Pattern.compile("(?<![a-z_])(idle_in_transaction_session_timeout|idle_transaction_timeout|wait_timeout)=");

    private Abandonment() {}

    /**
     * What is said on each new connection.
     *
     * @param limit how long the server waits for the next statement of a transaction
     * @return null when the address of the database says something of it itself
     */
    static @Nullable String statement(Dialect dialect, String url, Duration limit) {
        if (SAID.matcher(url).find()) {
            return null;
        }
        if (dialect == Dialect.POSTGRESQL) {
            return "SET SESSION idle_in_transaction_session_timeout = " + limit.toMillis();
        }
        long idle = Math.max(IDLE.toSeconds(), limit.toSeconds());
        // The comment is a statement to MariaDB alone, which has the limit since 10.3.
        return "SET SESSION wait_timeout = " + idle + " /*M!100300 , SESSION idle_transaction_timeout = "
                + limit.toSeconds() + " */";
    }
}

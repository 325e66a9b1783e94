package io.menjin.store.redis.internal.link;

import io.lettuce.core.RedisException;
import io.menjin.store.redis.UnsuitableRedisException;
import io.menjin.store.redis.UnsuitableRedisException.Reason;
import io.menjin.store.redis.internal.RedisFailures;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether servers are such that sessions can be kept on them, by what their INFO says. */
final class Suitability {

    private static final Logger log = LoggerFactory.getLogger(Suitability.class);

    /** Since this one clients are told of changed keys. */
    private static final int OLDEST = 6;

    private static final Pattern VERSION = Pattern.compile("(?m)^redis_version:((\\d{1,9})\\.[0-9.]*)");
    private static final Pattern LIMIT = Pattern.compile("(?m)^maxmemory:0*[1-9]");
    private static final Pattern POLICY = Pattern.compile("(?m)^maxmemory_policy:([a-z-]+)");

    private Suitability() {}

    /** Redis does not let us in. */
    static UnsuitableRedisException refused() {
        return new UnsuitableRedisException(
                Reason.REFUSED, "Redis does not let us in: user name or password are wrong or missing");
    }

    /**
     * Asks all masters. One that may not be asked by this user is taken for suitable.
     *
     * @param evictionAllowed whether Redis may throw keys away
     */
    static Optional<UnsuitableRedisException> objection(Connection connection, boolean evictionAllowed) {
        try {
            return connection.info().stream()
                    .flatMap(info -> objection(info, evictionAllowed).stream())
                    .findFirst();
        } catch (RedisException e) {
            if (RedisFailures.isStranger(e)) {
                // Without a password Redis connects, and refuses everything afterwards.
                return Optional.of(refused());
            }
            log.debug("version and eviction policy of Redis cannot be read: {}", e.toString());
            return Optional.empty();
        }
    }

    static Optional<UnsuitableRedisException> objection(String info, boolean evictionAllowed) {
        Matcher version = VERSION.matcher(info);
        if (version.find() && Integer.parseInt(version.group(2)) < OLDEST) {
            return Optional.of(new UnsuitableRedisException(
                    Reason.TOO_OLD, "Redis " + version.group(1) + " is too old: it must be " + OLDEST + ".0 or later"));
        }
        Matcher policy = POLICY.matcher(info);
        if (!evictionAllowed
                && LIMIT.matcher(info).find()
                && policy.find()
                && !policy.group(1).equals("noeviction")) {
            return Optional.of(new UnsuitableRedisException(
                    Reason.EVICTS,
                    "Redis throws keys away when its memory is full (maxmemory-policy " + policy.group(1) + ")"));
        }
        return Optional.empty();
    }
}

package io.menjin.bench.capacity;

import static io.menjin.bench.capacity.Assumption.ACCOUNTS_PER_USER;
import static io.menjin.bench.capacity.Assumption.CHECKS_PER_USER;
import static io.menjin.bench.capacity.Assumption.LOGINS_PER_USER;
import static io.menjin.bench.capacity.Assumption.MINI_PROGRAMS;
import static io.menjin.bench.capacity.Assumption.NEAR_CACHE_HITS;
import static io.menjin.bench.capacity.Assumption.NEW_USERS;
import static io.menjin.bench.capacity.Assumption.PHONE_BINDS;
import static io.menjin.bench.capacity.Assumption.PROCESSORS;
import static io.menjin.bench.capacity.Assumption.REDIS_GIB;
import static io.menjin.bench.capacity.Assumption.REDIS_SURCHARGE;
import static io.menjin.bench.capacity.Assumption.SESSIONS_PER_USER;
import static io.menjin.bench.capacity.Assumption.UTILISATION;
import static io.menjin.bench.capacity.Assumption.WECHAT_SECONDS;

/**
 * Multiplies what people do by what it costs. Everything is linear, because everything that a login or a check touches is
 * found by a key; that this holds is what the points measured at two sizes are for.
 */
public final class CapacityModel {

    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;
    /** A token lives two hours and is renewed five minutes before its end. */
    private static final double ACCESS_TOKENS_PER_DAY = 86_400.0 / (7200 - 300);
    /** Two, so that one can be restarted. */
    private static final long FEWEST_NODES = 2;

    private final Costs costs;

    public CapacityModel(Costs costs) {
        this.costs = costs;
    }

    /** What this demand takes; figures that depend on an unmeasured cost are {@code NaN}, and counts zero. */
    public Plan plan(Demand demand) {
        double users = demand.dailyUsers();
        double logins = demand.atPeak(demand.get(LOGINS_PER_USER));
        double checks = demand.atPeak(demand.get(CHECKS_PER_USER));
        double misses = checks * (1 - demand.get(NEAR_CACHE_HITS));
        double redisSeconds = logins * costs.redisLoginSeconds() + misses * costs.redisCheckSeconds();
        double redisGibibytes =
                users * demand.get(SESSIONS_PER_USER) * costs.redisBytes() * demand.get(REDIS_SURCHARGE) / GIBIBYTE;
        long masters = Math.max(
                roundedUp(redisGibibytes / demand.get(REDIS_GIB)), roundedUp(redisSeconds / demand.get(UTILISATION)));
        return new Plan(
                logins,
                checks,
                nodes(logins, checks, demand),
                masters,
                redisGibibytes,
                redisSeconds / Math.max(1, masters),
                users * demand.get(ACCOUNTS_PER_USER) * costs.sqlBytes() / GIBIBYTE,
                logins * costs.sqlLogin() + misses * costs.sqlCheck(),
                demand.atPeak(demand.get(NEW_USERS) + demand.get(PHONE_BINDS)),
                logins * demand.get(WECHAT_SECONDS),
                logins * 60,
                users * demand.get(PHONE_BINDS),
                demand.get(MINI_PROGRAMS) * ACCESS_TOKENS_PER_DAY);
    }

    private long nodes(double logins, double checks, Demand demand) {
        double busy = logins * costs.loginSeconds() + checks * costs.checkSeconds();
        long needed = roundedUp(busy / (demand.get(PROCESSORS) * demand.get(UTILISATION)));
        return needed == 0 ? 0 : Math.max(FEWEST_NODES, needed + 1);
    }

    private static long roundedUp(double value) {
        return (long) Math.ceil(value);
    }
}

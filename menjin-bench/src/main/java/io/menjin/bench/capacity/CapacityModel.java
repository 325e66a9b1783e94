package io.menjin.bench.capacity;

/**
 * Multiplies what people do by what it costs. Everything is linear, because everything that a login or a check touches is
 * found by a key; that this holds is what the points measured at two sizes are for.
 */
public final class CapacityModel {

    private static final double GIBIBYTE = 1024.0 * 1024 * 1024;
    /** What Redis' allocator adds to {@code used_memory}, and room for replication buffers. */
    private static final double REDIS_SURCHARGE = 1.3;
    /** A token lives two hours and is renewed five minutes before its end. */
    private static final double ACCESS_TOKENS_PER_DAY = 86_400.0 / (7200 - 300);
    /** Requests of one Redis master's single thread are planned up to here. */
    private static final double REDIS_UTILISATION = 0.5;
    /** Two, so that one can be restarted. */
    private static final long FEWEST_NODES = 2;

    private final Costs costs;

    public CapacityModel(Costs costs) {
        this.costs = costs;
    }

    /** What this demand takes; figures that depend on an unmeasured cost are {@code NaN}, and counts zero. */
    public Plan plan(Demand demand) {
        double logins = demand.atPeak(demand.loginsPerUser());
        double checks = demand.atPeak(demand.checksPerUser());
        double misses = checks * (1 - demand.nearCacheHits());
        double redisSeconds = logins * costs.redisLoginSeconds() + misses * costs.redisCheckSeconds();
        double redisGibibytes =
                demand.dailyUsers() * demand.sessionsPerDailyUser() * costs.redisBytes() * REDIS_SURCHARGE / GIBIBYTE;
        long masters = Math.max(
                roundedUp(redisGibibytes / demand.redisGibibytes()), roundedUp(redisSeconds / REDIS_UTILISATION));
        return new Plan(
                logins,
                checks,
                nodes(logins, checks, demand),
                masters,
                redisGibibytes,
                redisSeconds / Math.max(1, masters),
                demand.dailyUsers() * demand.accountsPerDailyUser() * costs.sqlBytes() / GIBIBYTE,
                logins * costs.sqlLogin() + misses * costs.sqlCheck(),
                demand.atPeak(demand.newUsers() + demand.phoneBinds()),
                logins * demand.wechatSeconds(),
                logins * 60,
                demand.dailyUsers() * demand.phoneBinds(),
                demand.miniPrograms() * ACCESS_TOKENS_PER_DAY);
    }

    /** How many logins a second so much processor time is good for. */
    public double loginsPerSecond(double processors) {
        return processors / costs.loginSeconds();
    }

    private long nodes(double logins, double checks, Demand demand) {
        double busy = logins * costs.loginSeconds() + checks * costs.checkSeconds();
        long needed = roundedUp(busy / (demand.processorsPerNode() * demand.utilisation()));
        return needed == 0 ? 0 : Math.max(FEWEST_NODES, needed + 1);
    }

    private static long roundedUp(double value) {
        return (long) Math.ceil(value);
    }
}

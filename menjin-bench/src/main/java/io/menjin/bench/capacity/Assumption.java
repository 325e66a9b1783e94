package io.menjin.bench.capacity;

import java.util.Locale;

/** Something that the capacity page takes for granted, with the option of {@code scripts/capacity} that changes it. */
public enum Assumption {
    ACCOUNTS_PER_USER(10, "people who have ever come, for each daily user"),
    SESSIONS_PER_USER(
            4, "living sessions for each daily user: everybody of a week (`menjin.sessions.idle-timeout` is 7 days)"),
    LOGINS_PER_USER(1.5, "silent logins of a daily user a day"),
    CHECKS_PER_USER(60, "requests with a token of a daily user a day; each is one check"),
    NEAR_CACHE_HITS(0.6, "share of these that a node's near cache answers"),
    NEW_USERS(0.02, "share of the daily users who were never here before"),
    PHONE_BINDS(0.01, "share of the daily users who bind a phone number"),
    PEAK_HOUR(0.12, "share of the day's load in its busiest hour"),
    PEAK_WITHIN_HOUR(2, "the busiest seconds of that hour beside its mean"),
    PROCESSORS(8, "processors of a node"),
    UTILISATION(0.5, "how busy processors, and the one thread of a Redis master, are planned to be at the peak"),
    REDIS_GIB(16, "GiB that one Redis master may hold"),
    REDIS_SURCHARGE(1.3, "memory of Redis beside `used_memory`: its allocator, and buffers of replication"),
    WECHAT_SECONDS(0.1, "seconds that WeChat takes for code2Session"),
    MINI_PROGRAMS(1, "mini programs with an access_token of their own");

    private final double usual;
    private final String meaning;

    Assumption(double usual, String meaning) {
        this.usual = usual;
        this.meaning = meaning;
    }

    /** Its value on the page. */
    public double usual() {
        return usual;
    }

    /** What it says of, for people. */
    public String meaning() {
        return meaning;
    }

    /** The option that replaces it, without a value. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.menjin.bench.capacity;

/**
 * What people do, and how much head-room is kept. Assumptions: the page says so, and whoever knows better changes them.
 *
 * @param dailyUsers people who come on one day
 * @param accountsPerDailyUser people who have ever come
 * @param sessionsPerDailyUser living sessions; with an idle time of a week, about those of everybody who came within it
 * @param loginsPerUser silent logins of one of them on that day
 * @param checksPerUser requests of one of them that carry a token
 * @param nearCacheHits share of checks that a node's near cache answers
 * @param newUsers share of the daily users who were never here before
 * @param phoneBinds share of the daily users who bind a phone number
 * @param peakHour share of the day's load in its busiest hour
 * @param peakWithinHour the busiest seconds of that hour beside its mean
 * @param processorsPerNode of a server
 * @param utilisation up to which processors are planned to be busy at the peak
 * @param redisGibibytes that one Redis master is planned to hold
 * @param wechatSeconds that WeChat takes for code2Session
 * @param miniPrograms with an access_token of their own
 */
public record Demand(
        long dailyUsers,
        double accountsPerDailyUser,
        double sessionsPerDailyUser,
        double loginsPerUser,
        double checksPerUser,
        double nearCacheHits,
        double newUsers,
        double phoneBinds,
        double peakHour,
        double peakWithinHour,
        int processorsPerNode,
        double utilisation,
        double redisGibibytes,
        double wechatSeconds,
        int miniPrograms) {

    /** The page's assumptions for so many daily users. */
    public static Demand of(long dailyUsers) {
        return new Demand(dailyUsers, 10, 4, 1.5, 60, 0.6, 0.02, 0.01, 0.12, 2, 8, 0.5, 16, 0.1, 1);
    }

    /** What happens in the busiest second of something that a daily user does so often a day. */
    public double atPeak(double timesPerUser) {
        return dailyUsers * timesPerUser * peakHour / 3600 * peakWithinHour;
    }
}

package io.menjin.bench.capacity;

/**
 * What a number of daily users takes.
 *
 * @param loginsPerSecond at the peak
 * @param checksPerSecond at the peak
 * @param nodes servers, one of which may fail
 * @param redisMasters beside which each has a replica
 * @param redisGibibytes of all masters
 * @param redisUtilisation busiest share of one master's processor
 * @param sqlGibibytes of accounts
 * @param sqlReadsPerSecond at the peak
 * @param sqlWritesPerSecond at the peak
 * @param wechatConnections to WeChat that are under way at the peak, of all nodes
 * @param wechatLoginsPerMinute calls of code2Session at the peak
 * @param phoneNumbersPerDay calls of getPhoneNumber, which WeChat charges for
 * @param accessTokensPerDay calls of stable_token
 */
public record Plan(
        double loginsPerSecond,
        double checksPerSecond,
        long nodes,
        long redisMasters,
        double redisGibibytes,
        double redisUtilisation,
        double sqlGibibytes,
        double sqlReadsPerSecond,
        double sqlWritesPerSecond,
        double wechatConnections,
        double wechatLoginsPerMinute,
        double phoneNumbersPerDay,
        double accessTokensPerDay) {}

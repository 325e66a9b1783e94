package io.menjin.bench.micro;

import io.menjin.bench.menjin.RedisBackedStores;
import io.menjin.bench.peer.BulkSaTokens;
import io.menjin.bench.peer.MenjinTokens;
import io.menjin.bench.peer.TokenPeer;
import io.menjin.bench.peer.TokenPeers;
import io.menjin.bench.process.Parallel;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import io.menjin.core.session.SessionCacheSettings;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** How much of Redis' memory one session a person takes, by the difference of {@code used_memory}. */
final class SessionBytes {

    private static final String ALONE = "session-bytes";
    private static final String WITH_KEY = "session-bytes-key";
    private static final int PROBE = 300;
    private static final double MEBIBYTE = 1024 * 1024;

    private final Figures figures;
    private final Effort effort;
    private final RedisNode redis;

    SessionBytes(Figures figures, Effort effort, RedisNode redis) {
        this.figures = figures;
        this.effort = effort;
        this.redis = redis;
    }

    void run() throws IOException, InterruptedException, ExecutionException {
        requireSameAsRealLogins();
        for (int people : new int[] {effort.smallPopulation(), effort.largePopulation()}) {
            ours(people);
            theirs(people);
        }
        redis.clear();
    }

    /** A returning login each, with all that it writes to Redis but the receipt, which lives five minutes. */
    private void ours(int people) throws InterruptedException, ExecutionException {
        redis.clear();
        try (MenjinTokens menjin =
                new MenjinTokens(RedisBackedStores.ofKnownPeople(redis.port()), 10, SessionCacheSettings.OFF)) {
            // Scripts are loaded by what comes first.
            menjin.loginWithoutReceipt(people);
            long before = redis.usedMemory();
            Parallel.forEach(people, menjin::loginWithoutReceipt);
            long bytes = redis.usedMemory() - before;
            write(WITH_KEY, TokenPeers.MENJIN_ON_REDIS, people, bytes);
            figures.add("cost-bytes", "session in Redis", "bytes", (double) bytes / people);
            figures.add("two-sizes", "MiB in Redis, of so many people", Integer.toString(people), bytes / MEBIBYTE);
            redis.removeAll("string");
            write(ALONE, TokenPeers.MENJIN_ON_REDIS, people, redis.usedMemory() - before);
        }
    }

    private void theirs(int people) {
        redis.clear();
        long before = redis.usedMemory();
        BulkSaTokens.logIn(redis.uri(), 0, people);
        write(ALONE, TokenPeers.SA_TOKEN_ON_REDIS, people, redis.usedMemory() - before);
        BulkSaTokens.keepSessionKeys(redis.uri(), people);
        write(WITH_KEY, TokenPeers.SA_TOKEN_ON_REDIS, people, redis.usedMemory() - before);
    }

    private void write(String table, TokenPeers peer, int people, long bytes) {
        figures.add(table, peer.title(), people + " people", (double) bytes / people);
    }

    /** The pipelined writing must leave what real logins leave. */
    private void requireSameAsRealLogins() throws IOException {
        redis.clear();
        try (TokenPeer real = TokenPeers.SA_TOKEN_ON_REDIS.open(redis.port(), 10)) {
            for (int i = 0; i < PROBE; i++) {
                real.login(i);
            }
        }
        long keys = redis.commands().dbsize();
        long memory = redis.usedMemory();
        redis.clear();
        BulkSaTokens.logIn(redis.uri(), 0, PROBE);
        double ratio = (double) redis.usedMemory() / memory;
        if (redis.commands().dbsize() != keys || ratio < 0.97 || ratio > 1.03) {
            throw new IllegalStateException("written in pipelines: "
                    + redis.commands().dbsize() + " keys instead of " + keys + ", " + ratio + " times the memory");
        }
    }
}

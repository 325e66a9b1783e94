package io.menjin.bench.micro;

import io.menjin.bench.peer.BulkSaTokens;
import io.menjin.bench.peer.TokenPeer;
import io.menjin.bench.peer.TokenPeers;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import java.io.IOException;

/** How much of Redis' memory one session a person takes, by the difference of {@code used_memory}. */
final class SessionBytes {

    private static final int PROBE = 300;

    private final Figures figures;
    private final Effort effort;
    private final RedisNode redis;

    SessionBytes(Figures figures, Effort effort, RedisNode redis) {
        this.figures = figures;
        this.effort = effort;
        this.redis = redis;
    }

    void run() throws IOException {
        requireSameAsRealLogins();
        bulk(effort.smallPopulation());
        bulk(effort.largePopulation());
        redis.clear();
    }

    private void bulk(int people) {
        redis.clear();
        long before = redis.usedMemory();
        BulkSaTokens.logIn(redis.uri(), 0, people);
        figures.add(
                "session-bytes",
                TokenPeers.SA_TOKEN_ON_REDIS.title(),
                people + " people",
                (double) (redis.usedMemory() - before) / people);
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

package io.menjin.bench.peer;

import io.menjin.bench.menjin.RedisBackedStores;
import io.menjin.bench.menjin.SqlStores;
import io.menjin.core.session.SessionCacheSettings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Everybody who is measured. */
public enum TokenPeers {
    CAFFEINE("Caffeine alone", false) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) {
            return new CaffeineTokens();
        }
    },
    SA_TOKEN_IN_MEMORY("Sa-Token in memory", false) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) {
            return SaTokens.inMemory();
        }
    },
    SA_TOKEN_ON_REDIS("Sa-Token on Redis", true) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) {
            return SaTokens.onRedis(redisPort);
        }
    },
    SPRING_SESSION("Spring Session on Redis", true) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) {
            return SpringSessions.plain(redisPort);
        }
    },
    SPRING_SESSION_INDEXED("Spring Session on Redis, indexed", true) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) {
            return SpringSessions.indexed(redisPort);
        }
    },
    MENJIN_ON_SQLITE("Menjin on SQLite", false) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) throws IOException {
            return new MenjinTokens(SqlStores.open(), maxSessions, SessionCacheSettings.DEFAULT);
        }
    },
    MENJIN_ON_REDIS("Menjin on Redis", true) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) throws IOException {
            return new MenjinTokens(
                    new RedisBackedStores(SqlStores.open(), redisPort), maxSessions, SessionCacheSettings.DEFAULT);
        }
    },
    MENJIN_ON_REDIS_WITHOUT_NEAR_CACHE("Menjin on Redis, near cache off", true) {
        @Override
        public TokenPeer open(int redisPort, int maxSessions) throws IOException {
            return new MenjinTokens(
                    new RedisBackedStores(SqlStores.open(), redisPort), maxSessions, SessionCacheSettings.OFF);
        }
    };

    private final String title;
    private final boolean onRedis;

    TokenPeers(String title, boolean onRedis) {
        this.title = title;
        this.onRedis = onRedis;
    }

    /** As tables show it. */
    public String title() {
        return title;
    }

    /** Whether it keeps its sessions there. */
    public boolean isOnRedis() {
        return onRedis;
    }

    /** Those with their sessions on Redis. */
    public static List<TokenPeers> allOnRedis() {
        return Arrays.stream(values()).filter(TokenPeers::isOnRedis).toList();
    }

    /**
     * Opens it.
     *
     * @param redisPort of a Redis on the loopback interface; unused by who needs none
     * @param maxSessions how many sessions a person may have, where that is limited
     */
    public abstract TokenPeer open(int redisPort, int maxSessions) throws IOException;
}

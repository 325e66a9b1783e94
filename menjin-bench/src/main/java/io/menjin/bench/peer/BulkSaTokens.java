package io.menjin.bench.peer;

import cn.dev33.satoken.dao.auto.SaTokenDaoByObjectFollowString;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts many people's sessions into Redis as Sa-Token would: the keys and values that its login writes, but sent in
 * pipelines, since a million of its logins would take minutes. It reads back what the one login under way has written,
 * so every person may log in once. Not thread-safe.
 */
public final class BulkSaTokens implements SaTokenDaoByObjectFollowString, AutoCloseable {

    private static final int PIPELINE = 2000;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;
    private final List<RedisFuture<?>> pending = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Long> timeouts = new HashMap<>();

    private BulkSaTokens(String uri) {
        this.client = RedisClient.create(uri);
        this.connection = client.connect();
        connection.setAutoFlushCommands(false);
    }

    /** Logs in the people with numbers from {@code first} on, up to but without {@code end}. */
    public static void logIn(String redisUri, int first, int end) {
        try (BulkSaTokens bulk = new BulkSaTokens(redisUri);
                SaTokens peer = SaTokens.on(bulk)) {
            for (int person = first; person < end; person++) {
                peer.login(person);
                bulk.send();
            }
            bulk.await();
        }
    }

    /** Keeps a session_key for each of these people as {@code menjin-bench/tutorial-app} does. */
    public static void keepSessionKeys(String redisUri, int people) {
        try (BulkSaTokens bulk = new BulkSaTokens(redisUri)) {
            for (int person = 0; person < people; person++) {
                String openId = String.format(Locale.ROOT, "o%027d", person);
                bulk.set(
                        "session_key:" + openId,
                        "c4n4ryc4n4ryc4n4ryc4nA==",
                        Duration.ofDays(3).toSeconds());
                bulk.send();
            }
            bulk.await();
        }
    }

    /** What a login has written is written once, as it is in the end. */
    private void send() {
        values.forEach(
                (key, value) -> pending.add(connection.async().setex(key, timeouts.getOrDefault(key, 1L), value)));
        values.clear();
        timeouts.clear();
        if (pending.size() >= PIPELINE) {
            await();
        }
    }

    private void await() {
        connection.flushCommands();
        if (!LettuceFutures.awaitAll(Duration.ofMinutes(1), pending.toArray(RedisFuture<?>[]::new))) {
            throw new IllegalStateException("Redis does not answer");
        }
        pending.clear();
    }

    @Override
    public @Nullable String get(String key) {
        return values.get(key);
    }

    @Override
    public void set(String key, String value, long timeout) {
        values.put(key, value);
        timeouts.put(key, timeout);
    }

    @Override
    public void update(String key, String value) {
        values.put(key, value);
    }

    @Override
    public void delete(String key) {
        values.remove(key);
    }

    @Override
    public long getTimeout(String key) {
        return timeouts.getOrDefault(key, NOT_VALUE_EXPIRE);
    }

    @Override
    public void updateTimeout(String key, long timeout) {
        timeouts.put(key, timeout);
    }

    @Override
    public List<String> searchData(String prefix, String keyword, int start, int size, boolean sortType) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        connection.close();
        client.shutdown();
    }
}

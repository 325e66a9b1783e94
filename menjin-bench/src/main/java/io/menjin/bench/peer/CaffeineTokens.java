package io.menjin.bench.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.UUID;

/** A bare cache from token to person: as fast as a check with a cache can be, and no login at all. Thread-safe. */
public final class CaffeineTokens implements TokenPeer {

    private final Cache<String, Integer> people =
            Caffeine.newBuilder().maximumSize(1_000_000).build();

    @Override
    public String login(int person) {
        String token = UUID.randomUUID().toString();
        people.put(token, person);
        return token;
    }

    @Override
    public boolean check(String token) {
        return people.getIfPresent(token) != null;
    }

    @Override
    public Runnable endingAll(int person, String token) {
        return () -> people.asMap().values().removeIf(owner -> owner == person);
    }

    @Override
    public String forged() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        people.invalidateAll();
    }
}

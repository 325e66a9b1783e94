package io.menjin.bench.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A bare cache from token to person: as fast as a check with a cache can be, and no login at all. Its tokens are texts like ours,
 * since how long one is decides what its hash costs. Thread-safe.
 */
public final class CaffeineTokens implements TokenPeer {

    private static final int BYTES = 56;

    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Integer> people =
            Caffeine.newBuilder().maximumSize(1_000_000).build();

    @Override
    public String login(int person) {
        String token = random();
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
        return random();
    }

    private String random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "mj_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        people.invalidateAll();
    }
}

package io.menjin.core.id;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.SessionId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;

/**
 * Makes ids as UUID version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, then 74 random bits. They sort by time,
 * which keeps database indexes compact, and are as hard to guess as random ones. Thread-safe.
 */
public final class IdGenerator {

    private final Clock clock;
    private final SecureRandom random;

    public IdGenerator(Clock clock, SecureRandom random) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.random = Objects.requireNonNull(random, "random");
    }

    public AccountId newAccountId() {
        return new AccountId(uuid());
    }

    public SessionId newSessionId() {
        return new SessionId(uuid());
    }

    private String uuid() {
        // In one call: each has its price in a generator that all threads share.
        byte[] bytes = new byte[Long.BYTES + Short.BYTES];
        random.nextBytes(bytes);
        ByteBuffer source = ByteBuffer.wrap(bytes);
        long high = clock.millis() << 16 | 0x7000L | (source.getShort() & 0x0fff);
        long low = source.getLong() >>> 2 | 1L << 63;
        return new UUID(high, low).toString();
    }
}

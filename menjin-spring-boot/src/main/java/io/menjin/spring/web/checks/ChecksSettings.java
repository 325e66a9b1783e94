package io.menjin.spring.web.checks;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How the port works.
 *
 * @param address where it listens; port 0 for a free one
 * @param threads that read, answer from memory and write
 * @param storeThreads that ask the stores
 * @param queue how many requests may wait for those
 * @param maxConnections further ones are closed at once
 * @param idleTimeout how long a connection may be silent between two requests
 * @param requestTimeout how long a request may take to arrive
 * @param maxHeader largest request line and headers, in bytes each
 * @param maxBody largest form, in bytes
 * @param graceful whether requests under way are answered before the port is closed
 */
public record ChecksSettings(
        InetSocketAddress address,
        int threads,
        int storeThreads,
        int queue,
        int maxConnections,
        Duration idleTimeout,
        Duration requestTimeout,
        int maxHeader,
        int maxBody,
        boolean graceful) {

    public ChecksSettings {
        requirePositive("threads", threads);
        requirePositive("store-threads", storeThreads);
        requirePositive("queue", queue);
        requirePositive("max-connections", maxConnections);
        requireNotShort("idle-timeout", idleTimeout);
        requireNotShort("request-timeout", requestTimeout);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1");
        }
    }

    /** They are watched in steps of half a second. */
    private static void requireNotShort(String name, Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be between one second and one day");
        }
    }
}

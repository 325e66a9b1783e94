package io.menjin.store.redis.internal.link;

/** Makes connections. Thread-safe. */
interface Client {

    /**
     * Connects, waiting at most for the time that the settings allow.
     *
     * @throws io.lettuce.core.RedisException when it cannot
     */
    Connection connect();

    void close();
}

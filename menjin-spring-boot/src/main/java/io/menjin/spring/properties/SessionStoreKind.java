package io.menjin.spring.properties;

/** Where sessions are kept. */
public enum SessionStoreKind {
    /** Beside the accounts, in the database of {@code menjin.store}. */
    JDBC,
    /** In the Redis of {@code menjin.redis}. */
    REDIS
}

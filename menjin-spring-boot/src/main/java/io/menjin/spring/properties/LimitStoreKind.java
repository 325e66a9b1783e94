package io.menjin.spring.properties;

/** Where logins are counted. */
public enum LimitStoreKind {
    /** In each process for itself. */
    PROCESS,
    /** In the Redis of {@code menjin.redis}, for all nodes together. */
    REDIS
}

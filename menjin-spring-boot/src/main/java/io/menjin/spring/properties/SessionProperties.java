package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where sessions are kept and how long they live.
 *
 * @param store Where sessions are kept; accounts are in the database of menjin.store in any case.
 * @param lifetime How long after the login a session ends, whatever happens.
 * @param idleTimeout How long after its last use a session ends.
 * @param renewAfter How old the last renewal must be before a request renews again, so that not every request writes.
 * @param maxPerAccount How many sessions a person may have; a login beyond it replaces the oldest.
 * @param keepEnded How long ended sessions are kept, so that a device that comes late learns why its token is dead.
 * @param cache What each node remembers of tokens it has checked.
 */
public record SessionProperties(
        @DefaultValue("jdbc") SessionStoreKind store,
        @DefaultValue("30d") Duration lifetime,
        @DefaultValue("7d") Duration idleTimeout,
        @DefaultValue("6h") Duration renewAfter,
        @DefaultValue("10") int maxPerAccount,
        @DefaultValue("7d") Duration keepEnded,
        @DefaultValue @NestedConfigurationProperty SessionCacheProperties cache) {}

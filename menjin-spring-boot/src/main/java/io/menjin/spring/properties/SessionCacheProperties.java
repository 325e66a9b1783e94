package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each node remembers of tokens it has checked.
 *
 * @param maxEntries How many tokens are remembered at most; 0 for none.
 * @param staleness How long a token that was revoked on another node may still be accepted here, at most one second. On the
 *     node that revoked it, it is refused at once.
 * @param maxAge After how long the stores are asked again although nothing was heard of a change.
 */
public record SessionCacheProperties(
        @DefaultValue("100000") int maxEntries,
        @DefaultValue("500ms") Duration staleness,
        @DefaultValue("1m") Duration maxAge) {}

package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done in the background. Every node may do it at the same time.
 *
 * @param enabled Whether this node does it.
 * @param purgeEvery How often what has expired is removed.
 * @param eraseEvery How often closed accounts whose cooling-off is over are erased.
 * @param rekeyEvery How often phone numbers that an old key sealed are sealed with the new one.
 */
public record JobProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10m") Duration purgeEvery,
        @DefaultValue("10m") Duration eraseEvery,
        @DefaultValue("1h") Duration rekeyEvery) {}

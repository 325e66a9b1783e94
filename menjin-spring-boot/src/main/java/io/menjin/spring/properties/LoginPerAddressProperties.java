package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Logins from one address. Mobile networks put many people behind one address, so it is meant to stop floods only.
 *
 * @param permits How many logins one address may make in a period; an IPv6 address counts with its whole /64.
 * @param period Length of that period.
 */
public record LoginPerAddressProperties(
        @DefaultValue("600") long permits,
        @DefaultValue("1m") Duration period) {}

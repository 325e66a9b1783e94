package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Logins of one person.
 *
 * @param permits How many logins one person may make in a period.
 * @param period Length of that period.
 */
public record LoginPerPersonProperties(
        @DefaultValue("30") long permits,
        @DefaultValue("1m") Duration period) {}

package io.menjin.spring.properties;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often people may log in.
 *
 * @param enabled Whether logins are limited at all.
 */
public record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue @NestedConfigurationProperty LoginPerAddressProperties loginPerAddress,
        @DefaultValue @NestedConfigurationProperty LoginPerPersonProperties loginPerPerson) {}

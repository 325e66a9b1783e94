package io.menjin.spring.properties;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often people may log in.
 *
 * @param enabled Whether logins are limited at all.
 * @param store Where logins are counted: in each process for itself, or in Redis for all nodes together.
 */
public record LimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("process") LimitStoreKind store,
        @DefaultValue @NestedConfigurationProperty LoginPerAddressProperties loginPerAddress,
        @DefaultValue @NestedConfigurationProperty LoginPerPersonProperties loginPerPerson) {}

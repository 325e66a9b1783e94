package io.menjin.spring.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * One gateway or service.
 *
 * @param secret Password that it sends with HTTP Basic authentication.
 */
@ConfigurationPropertiesSource
public record ClientProperties(@Nullable ClientSecret secret) {}

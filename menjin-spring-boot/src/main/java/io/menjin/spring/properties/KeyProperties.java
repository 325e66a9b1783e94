package io.menjin.spring.properties;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * One master key.
 *
 * @param id Name that is stored beside everything that it seals; never give it to another key.
 * @param secret Base64 of 32 random bytes, such as "openssl rand -base64 32" prints.
 */
@ConfigurationPropertiesSource
public record KeyProperties(@Nullable String id, @Nullable KeySecret secret) {}

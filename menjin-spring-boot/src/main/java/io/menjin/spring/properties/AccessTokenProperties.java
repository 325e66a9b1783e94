package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How access_tokens are kept fresh.
 *
 * @param refreshAhead How long before its expiry a token is renewed.
 * @param checkEvery How often the background looks for tokens to renew.
 * @param replaceAtMostEvery How long a token that replaced a refused one is kept even when it is refused as well.
 * @param longestBackoff Longest pause after failures of the token endpoint.
 */
public record AccessTokenProperties(
        @DefaultValue("5m") Duration refreshAhead,
        @DefaultValue("5s") Duration checkEvery,
        @DefaultValue("10s") Duration replaceAtMostEvery,
        @DefaultValue("1m") Duration longestBackoff) {}

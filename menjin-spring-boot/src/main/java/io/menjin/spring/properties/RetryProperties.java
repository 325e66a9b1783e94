package io.menjin.spring.properties;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens when WeChat is busy.
 *
 * @param attempts How often a call is tried within its deadline.
 * @param firstPause Longest pause before the second attempt; later ones double.
 * @param longestPause Limit of that growth.
 */
public record RetryProperties(
        @DefaultValue("4") int attempts,
        @DefaultValue("100ms") Duration firstPause,
        @DefaultValue("400ms") Duration longestPause) {}

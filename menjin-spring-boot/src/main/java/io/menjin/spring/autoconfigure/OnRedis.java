package io.menjin.spring.autoconfigure;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Matches when anything is to be kept in Redis. */
final class OnRedis extends AnyNestedCondition {
    static final String SESSIONS = "menjin.sessions.store";
    static final String LIMITS = "menjin.limits.store";
    static final String REDIS = "redis";

    OnRedis() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @ConditionalOnProperty(name = SESSIONS, havingValue = REDIS)
    static final class SessionsOnRedis {}

    @ConditionalOnProperty(name = LIMITS, havingValue = REDIS)
    static final class LimitsOnRedis {}
}

package io.menjin.spring.properties;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The HTTP API.
 *
 * @param enabled Whether the HTTP API is served.
 * @param pathPrefix Path before every address of the API, such as /auth.
 * @param exclusive Whether nothing else is served here, so that unknown addresses and errors of the container are answered
 *     as problems, too.
 * @param maxBodySize Largest JSON or form body.
 * @param maxPushSize Largest message of WeChat's push.
 * @param trustedProxies Address ranges of the proxies before this service, such as 10.0.0.0/8; only what they write into
 *     X-Forwarded-For is believed.
 * @param quickChecks Whether checks of tokens are answered before all filters where nothing of the application's own would
 *     see them (with Tomcat).
 * @param quickLogins Whether logins are answered there, too, with quick-checks and where nothing records traces.
 */
public record WebProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String pathPrefix,
        @DefaultValue("false") boolean exclusive,
        @DefaultValue("16KB") DataSize maxBodySize,
        @DefaultValue("64KB") DataSize maxPushSize,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue("true") boolean quickChecks,
        @DefaultValue("true") boolean quickLogins) {}

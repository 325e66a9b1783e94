package io.menjin.spring.properties;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Watching the service at work, while developing.
 *
 * @param enabled Whether pages of this server, opened on this machine, may watch the calls between this service, its store
 *     and WeChat at /_menjin/events; refused in the profile prod.
 */
public record WatchProperties(@DefaultValue("false") boolean enabled) {}

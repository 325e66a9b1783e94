package io.menjin.spring.properties;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How WeChat's server API is called.
 *
 * @param baseUrl Address of WeChat's server API, of an emulator, or of a proxy.
 * @param allowedHosts Hosts beside WeChat's own that base-url may name in the profile prod, such as a corporate proxy.
 * @param plainHttpAllowed Whether base-url may be plain http on another machine; only for an emulator in a closed network.
 * @param connectTimeout Longest time for TCP and TLS.
 * @param deadline Longest time for a whole call with all its attempts.
 * @param maxConcurrentCalls How many requests of one kind and one mini program may be under way on this node.
 */
public record WeChatProperties(
        @DefaultValue("https://api.weixin.qq.com") URI baseUrl,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("false") boolean plainHttpAllowed,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration deadline,
        @DefaultValue("1024") int maxConcurrentCalls,
        @DefaultValue @NestedConfigurationProperty RetryProperties retry,
        @DefaultValue @NestedConfigurationProperty CircuitProperties circuit,
        @DefaultValue @NestedConfigurationProperty AccessTokenProperties accessToken) {}

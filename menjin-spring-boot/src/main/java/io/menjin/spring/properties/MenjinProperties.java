package io.menjin.spring.properties;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * All of Menjin's configuration. No secret has a default.
 *
 * @param enabled Whether Menjin is active at all.
 * @param dataDir Folder for what is kept on this machine: the embedded database, generated keys, avatars.
 * @param docsBaseUrl Address to which the code is appended to make the type of a problem; pages of this service itself when
 *     it is left out.
 * @param sources Mini programs that are served, by the alias that devices send.
 * @param keys Master keys that seal session_keys and phone numbers; the first seals, all of them open.
 * @param clients Gateways and services that may introspect and revoke tokens, by client id.
 */
@ConfigurationProperties("menjin")
public record MenjinProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("./data") Path dataDir,
        @Nullable URI docsBaseUrl,
        @DefaultValue Map<String, SourceProperties> sources,
        @DefaultValue List<KeyProperties> keys,
        @DefaultValue Map<String, ClientProperties> clients,
        @DefaultValue @NestedConfigurationProperty WeChatProperties wechat,
        @DefaultValue @NestedConfigurationProperty StoreProperties store,
        @DefaultValue @NestedConfigurationProperty RedisProperties redis,
        @DefaultValue @NestedConfigurationProperty SessionProperties sessions,
        @DefaultValue @NestedConfigurationProperty LoginProperties login,
        @DefaultValue @NestedConfigurationProperty OpenDataProperties openData,
        @DefaultValue @NestedConfigurationProperty LimitProperties limits,
        @DefaultValue @NestedConfigurationProperty AccountProperties accounts,
        @DefaultValue @NestedConfigurationProperty AvatarProperties avatars,
        @DefaultValue @NestedConfigurationProperty WebProperties web,
        @DefaultValue @NestedConfigurationProperty ChecksProperties checks,
        @DefaultValue @NestedConfigurationProperty WatchProperties watch,
        @DefaultValue @NestedConfigurationProperty JobProperties jobs) {}

package io.menjin.spring.properties;

import io.menjin.core.account.Step;
import io.menjin.core.secret.AppSecret;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One mini program.
 *
 * @param appId AppID from WeChat's console.
 * @param appSecret AppSecret from WeChat's console.
 * @param openPlatform Name of your choice for the WeChat open platform account that it is bound to; people of sources
 *     with the same name are one account.
 * @param registration What happens to people who log in for the first time.
 * @param phonePolicy What happens when a phone number is bound to another account already.
 * @param steps Order in which people complete the steps; the numeric auth step counts along it.
 * @param contentCheck Whether to ask WeChat whether nicknames are acceptable.
 */
@ConfigurationPropertiesSource
public record SourceProperties(
        @Nullable String appId,
        @Nullable AppSecret appSecret,
        @Nullable String openPlatform,
        @DefaultValue("open") RegistrationPolicy registration,
        @DefaultValue("reject") PhonePolicy phonePolicy,
        @DefaultValue({"profile", "phone"}) List<Step> steps,
        @DefaultValue("false") boolean contentCheck,
        @DefaultValue @NestedConfigurationProperty PushProperties push) {}

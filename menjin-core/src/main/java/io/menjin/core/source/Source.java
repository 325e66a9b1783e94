package io.menjin.core.source;

import io.menjin.core.account.Step;
import io.menjin.core.secret.AppSecret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mini program that this service serves. Immutable.
 *
 * @param name the alias that devices send as {@code source}
 * @param appId its AppID
 * @param secret its AppSecret
 * @param openPlatform a name of our own for the open platform account it is bound to; sources that share it meet by
 *     unionId. Null when it is bound to none
 * @param registration what happens to new people
 * @param phonePolicy what happens when a phone number is already bound elsewhere
 * @param steps the order in which a person completes the steps; the numeric auth step counts along it
 * @param contentCheck whether WeChat is asked to check nicknames
 * @param push message push, or null when it is not used
 */
public record Source(
        SourceName name,
        AppId appId,
        AppSecret secret,
        @Nullable String openPlatform,
        RegistrationPolicy registration,
        PhonePolicy phonePolicy,
        List<Step> steps,
        boolean contentCheck,
        @Nullable PushCredentials push) {

    public Source {
        steps = List.copyOf(steps);
        if (steps.stream().distinct().count() != steps.size()) {
            throw new IllegalArgumentException("a step is listed twice for source " + name);
        }
    }
}

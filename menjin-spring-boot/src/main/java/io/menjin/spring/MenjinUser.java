package io.menjin.spring;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.Step;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.SourceName;
import io.menjin.core.user.PhoneView;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person who makes a request, as they were when the token was checked. Immutable.
 *
 * @param id stable for life; what applications refer to
 * @param sessionId of the device that makes the request
 * @param source of the mini program that makes the request
 * @param nickname null while it is not known
 * @param avatarUrl null while there is none
 * @param phone masked; null while none is bound
 * @param steps the steps completed
 */
public record MenjinUser(
        AccountId id,
        SessionId sessionId,
        SourceName source,
        @Nullable String nickname,
        @Nullable String avatarUrl,
        @Nullable PhoneView phone,
        Set<Step> steps) {
    public MenjinUser {
        steps = Set.copyOf(steps);
    }

    /** Whether the person has completed a step. */
    public boolean has(Step step) {
        return steps.contains(step);
    }
}

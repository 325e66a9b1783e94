package io.menjin.core.login.internal;

import io.menjin.core.wechat.WeChatPhone;
import org.jspecify.annotations.Nullable;

/**
 * What a login or registration is to do with the account.
 *
 * @param create whether somebody new is registered
 * @param reopen whether a closing in its cooling-off is withdrawn
 * @param phone to bind, or null
 * @param nickname already checked, or null
 */
record Wanted(
        boolean create,
        boolean reopen,
        @Nullable WeChatPhone phone,
        @Nullable String nickname) {}

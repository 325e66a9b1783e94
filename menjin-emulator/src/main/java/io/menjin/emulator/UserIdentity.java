package io.menjin.emulator;

import org.jspecify.annotations.Nullable;

/**
 * Who a user is in one app.
 *
 * @param unionId present if the app is bound to an open platform
 */
public record UserIdentity(
        String appId, String openId, @Nullable String unionId) {}

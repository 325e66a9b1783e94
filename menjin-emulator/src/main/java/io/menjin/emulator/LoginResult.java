package io.menjin.emulator;

import org.jspecify.annotations.Nullable;

/**
 * What {@code wx.login} calls back with.
 *
 * @param code the login code; absent on failure
 * @param errMsg {@code login:ok} or {@code login:fail …}
 * @param errno WeChat's number of the failure
 */
public record LoginResult(
        @Nullable String code, String errMsg, @Nullable Integer errno) {}

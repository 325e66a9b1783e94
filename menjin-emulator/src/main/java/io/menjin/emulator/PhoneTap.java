package io.menjin.emulator;

import org.jspecify.annotations.Nullable;

/**
 * The {@code e.detail} of a tap on the phone button. On refusal only {@code errMsg}, and perhaps {@code errno}, is there.
 *
 * @param code for getuserphonenumber
 * @param encryptedData the number, encrypted under the session_key of the moment of the tap
 * @param errMsg begins with {@code getPhoneNumber:ok} or {@code getPhoneNumber:fail}
 */
public record PhoneTap(
        @Nullable String code,
        @Nullable String encryptedData,
        @Nullable String iv,
        String errMsg,
        @Nullable Integer errno) {}

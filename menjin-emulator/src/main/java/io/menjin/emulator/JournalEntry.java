package io.menjin.emulator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of the server API, as the emulator saw it. Secrets, tokens, codes and openIds are masked.
 *
 * @param id counts up from 1
 * @param time the emulated time
 * @param api the last part of the path, or the whole path where the emulator does not know it
 * @param query the query string, masked
 * @param appId the app that called, once known
 * @param user the id of the user the call was about, once known
 * @param outcome {@code ok}, {@code refused}, {@code fault} or {@code unknown}
 * @param status the HTTP status; 0 if the connection was dropped instead
 * @param errcode 0 on success; absent where the answer was not WeChat's JSON
 * @param durationMicros real time the operation took, without the delay that a fault or setting adds
 * @param delayMillis that delay
 * @param fault the id of the fault that hit the call
 * @param why the reason of a refusal, in one sentence
 */
public record JournalEntry(
        long id,
        Instant time,
        String method,
        String path,
        String api,
        @Nullable String query,
        @Nullable String appId,
        @Nullable String user,
        String outcome,
        int status,
        @Nullable Integer errcode,
        long durationMicros,
        long delayMillis,
        @Nullable String fault,
        @Nullable String why) {}

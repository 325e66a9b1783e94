package io.menjin.emulator.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the server API answers, as bytes.
 *
 * @param errcode 0 on success, also where the body has none; {@code null} where the answer is not WeChat's JSON
 * @param why the reason of a refusal, or a remark; for the journal and the explaining header
 */
public record ApiAnswer(
        int status,
        @Nullable String contentType,
        Payload body,
        @Nullable Integer errcode,
        @Nullable String why) {

    public boolean isRefusal() {
        return errcode == null || errcode != 0;
    }
}

package io.menjin.emulator;

import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a message.
 *
 * @param query the query string that was sent
 * @param body the body that was sent
 * @param status the receiver's HTTP status; 0 if there was no answer
 * @param answer what the receiver answered, at most 4096 characters
 * @param reply the receiver's message where it answered with an encrypted one
 * @param accepted whether WeChat would be content
 * @param problem why not
 */
public record PushDelivery(
        String query,
        String body,
        int status,
        @Nullable String answer,
        @Nullable String reply,
        boolean accepted,
        @Nullable String problem) {}

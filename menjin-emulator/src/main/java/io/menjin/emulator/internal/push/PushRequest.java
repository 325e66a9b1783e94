package io.menjin.emulator.internal.push;

import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message and how it is to be delivered. Its CreateTime is fixed, so that every delivery has the same.
 *
 * @param openId goes into the query
 */
public record PushRequest(
        PushMessage message,
        @Nullable String openId,
        PushMode mode,
        PushFormat format,
        boolean wrongSignature,
        int deliveries) {

    public static PushRequest of(
            Map<String, Object> fields,
            @Nullable String openId,
            PushMode mode,
            PushFormat format,
            boolean wrongSignature,
            boolean straySpaces,
            int deliveries) {
        PushMessage message = new PushMessage(fields);
        return new PushRequest(
                straySpaces ? message.withStraySpaces() : message, openId, mode, format, wrongSignature, deliveries);
    }
}

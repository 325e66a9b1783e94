package io.menjin.emulator.internal.http;

import io.menjin.emulator.Drop;
import io.menjin.emulator.internal.fault.FaultScript.Drip;
import io.menjin.emulator.internal.wire.ApiAnswer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer and how it is to be sent. */
record PlannedAnswer(
        ApiAnswer answer,
        Map<String, String> headers,
        Duration delay,
        @Nullable Drip drip,
        @Nullable Drop drop) {

    static PlannedAnswer prompt(ApiAnswer answer) {
        return new PlannedAnswer(answer, Map.of(), Duration.ZERO, null, null);
    }
}

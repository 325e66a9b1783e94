package io.menjin.emulator;

import io.menjin.emulator.internal.wire.Payload;
import org.jspecify.annotations.Nullable;

/** How control calls travel: in the process, or over HTTP. Implementations are thread-safe. */
interface ControlTransport {

    /**
     * Makes one call.
     *
     * @param pathAndQuery below the prefix
     * @param body JSON, or {@code null} for none
     * @throws EmulatorException if there is no answer
     */
    Answer send(String method, String pathAndQuery, @Nullable Payload body);

    record Answer(int status, Payload body) {}
}

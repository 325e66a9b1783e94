package io.menjin.emulator.internal.push;

import io.menjin.emulator.EmulatorSettings;
import io.menjin.emulator.Settings;
import java.time.Duration;

/** How stubborn the sender is. */
public record PushPolicy(int attempts, Duration timeout, boolean retriesErrorStatus) {

    public static PushPolicy of(EmulatorSettings settings) {
        return new PushPolicy(
                settings.get(Settings.PUSH_ATTEMPTS),
                settings.get(Settings.PUSH_TIMEOUT),
                settings.get(Settings.PUSH_RETRIES_ERROR_STATUS));
    }
}

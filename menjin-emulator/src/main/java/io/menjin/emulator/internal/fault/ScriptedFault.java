package io.menjin.emulator.internal.fault;

import org.jspecify.annotations.Nullable;

/**
 * A fault in force.
 *
 * @param remaining calls it still hits; {@code null} for all
 * @param hits calls it has hit
 * @param toSkip matching calls that still pass
 */
public record ScriptedFault(
        String id, FaultScript script, @Nullable Integer remaining, int hits, int toSkip) {

    ScriptedFault skipped() {
        return new ScriptedFault(id, script, remaining, hits, toSkip - 1);
    }

    ScriptedFault hit() {
        return new ScriptedFault(id, script, remaining == null ? null : remaining - 1, hits + 1, toSkip);
    }

    boolean isSpent() {
        return remaining != null && remaining == 0;
    }
}

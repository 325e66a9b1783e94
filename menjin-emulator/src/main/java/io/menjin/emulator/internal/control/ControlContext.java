package io.menjin.emulator.internal.control;

import io.menjin.emulator.internal.fault.Faults;
import io.menjin.emulator.internal.journal.Journal;
import io.menjin.emulator.internal.push.PushSender;
import io.menjin.emulator.internal.snapshot.Snapshots;
import io.menjin.emulator.internal.world.EmulatorClock;
import io.menjin.emulator.internal.world.WorldLock;

/**
 * What the control operations work on.
 *
 * @param reset puts everything back to what it was after the start
 */
public record ControlContext(
        WorldLock world,
        Faults faults,
        Journal journal,
        EmulatorClock clock,
        PushSender pushSender,
        Snapshots snapshots,
        Runnable reset) {}

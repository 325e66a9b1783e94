package io.menjin.emulator.internal.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults in force, oldest first; a call meets the first that matches. Thread-safe. */
public final class Faults {

    private static final String PREFIX = "fault-";

    private final List<ScriptedFault> active = new ArrayList<>();
    private long made;

    public synchronized ScriptedFault add(FaultScript script) {
        ScriptedFault fault = new ScriptedFault(PREFIX + nextNumber(), script, script.times(), 0, script.skip());
        active.add(fault);
        return fault;
    }

    /** Above every number in force, so that an id names one fault also after a snapshot was restored. */
    private long nextNumber() {
        made = Math.max(
                made,
                active.stream()
                        .mapToLong(fault -> Long.parseLong(fault.id().substring(PREFIX.length())))
                        .max()
                        .orElse(0));
        return ++made;
    }

    public synchronized List<ScriptedFault> all() {
        return List.copyOf(active);
    }

    /** Puts faults in the place of those in force. */
    public synchronized void restore(List<ScriptedFault> faults) {
        active.clear();
        active.addAll(faults);
    }

    /** Whether there was such a fault. */
    public synchronized boolean remove(String id) {
        return active.removeIf(fault -> fault.id().equals(id));
    }

    public synchronized void clear() {
        active.clear();
    }

    /** Takes the fault that a call meets, if any, and counts it. */
    public synchronized @Nullable ScriptedFault take(Predicate<FaultScript> matches) {
        for (int i = 0; i < active.size(); i++) {
            ScriptedFault fault = active.get(i);
            if (!matches.test(fault.script())) {
                continue;
            }
            if (fault.toSkip() > 0) {
                active.set(i, fault.skipped());
                continue;
            }
            ScriptedFault hit = fault.hit();
            if (hit.isSpent()) {
                active.remove(i);
            } else {
                active.set(i, hit);
            }
            return hit;
        }
        return null;
    }
}

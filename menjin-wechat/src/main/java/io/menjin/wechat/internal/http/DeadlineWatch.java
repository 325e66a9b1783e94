package io.menjin.wechat.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks after the deadlines of the calls under way. It looks 50 times a second while there are calls, and not at all
 * otherwise. A timer for each call would be more exact, but to set one wakes its thread up, and that costs as much as all
 * the rest of a call. Thread-safe.
 */
final class DeadlineWatch {

    private static final long PERIOD_MILLIS = 20;

    private final Set<HangUp> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledExecutorService timer;

    DeadlineWatch(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    HangUp begin(Deadline deadline) {
        HangUp call = new HangUp(deadline);
        underWay.add(call);
        lookIfNobodyDoes();
        return call;
    }

    void end(HangUp call) {
        underWay.remove(call);
    }

    private void look() {
        try {
            underWay.forEach(HangUp::hangUpIfDue);
        } finally {
            looking.set(false);
            // A call that came just before has seen somebody looking and relies on it.
            if (!underWay.isEmpty()) {
                lookIfNobodyDoes();
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Each look plans the next one, however it ends.
    private void lookIfNobodyDoes() {
        if (!looking.get() && looking.compareAndSet(false, true)) {
            boolean planned = false;
            try {
                timer.schedule(this::look, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                planned = true;
            } finally {
                looking.set(planned);
            }
        }
    }
}

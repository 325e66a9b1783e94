package io.menjin.emulator.internal.world;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Call counts in windows of the calendar. WeChat's days begin at midnight in Beijing. */
public final class Quotas {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private final Map<String, Count> counts = new HashMap<>();

    /**
     * Counts one call unless the limit of its window is reached.
     *
     * @param limit calls in one window; 0 means no limit
     * @return whether the call is within the limit
     */
    public boolean take(String counter, QuotaWindow window, int limit, Instant now) {
        String start = start(window, now);
        Count count = counts.get(counter);
        long used = count != null && count.windowStart().equals(start) ? count.used() : 0;
        if (limit > 0 && used >= limit) {
            return false;
        }
        counts.put(counter, new Count(start, used + 1));
        return true;
    }

    /** Calls counted in the window that now is in. */
    public long used(String counter, QuotaWindow window, Instant now) {
        Count count = counts.get(counter);
        return count != null && count.windowStart().equals(start(window, now)) ? count.used() : 0;
    }

    /** Forgets all counters whose name begins so. */
    public void clear(String prefix) {
        counts.keySet().removeIf(name -> name.startsWith(prefix));
    }

    Map<String, Count> all() {
        return counts;
    }

    private static String start(QuotaWindow window, Instant now) {
        LocalDateTime beijing = LocalDateTime.ofInstant(now, BEIJING);
        return switch (window) {
            case MINUTE -> beijing.truncatedTo(ChronoUnit.MINUTES).toString();
            case DAY -> beijing.toLocalDate().toString();
            case MONTH -> beijing.toLocalDate().withDayOfMonth(1).toString();
        };
    }

    record Count(String windowStart, long used) {}
}

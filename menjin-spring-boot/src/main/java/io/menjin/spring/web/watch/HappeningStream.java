package io.menjin.spring.web.watch;

import io.menjin.spring.watch.Happening;
import io.menjin.spring.watch.Happenings;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What waits for one receiver. Thread-safe. */
final class HappeningStream implements Happenings.Listener {
    /** A receiver that is so far behind is cut off; it can come back with the last id that it saw. */
    private static final int LONGEST = 4 * Happenings.CAPACITY;

    private final BlockingQueue<Optional<Happening>> waiting = new LinkedBlockingQueue<>();
    private volatile boolean ended;

    @Override
    public void accept(Happening happening) {
        if (waiting.size() > LONGEST) {
            closed();
        } else {
            waiting.add(Optional.of(happening));
        }
    }

    @Override
    public void closed() {
        ended = true;
        waiting.add(Optional.empty());
    }

    boolean isEnded() {
        return ended;
    }

    /** The next one, or null if there was none for so long or the stream has ended. */
    @Nullable
    Happening next(long seconds) throws InterruptedException {
        Optional<Happening> next = waiting.poll(seconds, TimeUnit.SECONDS);
        return next == null ? null : next.orElse(null);
    }
}

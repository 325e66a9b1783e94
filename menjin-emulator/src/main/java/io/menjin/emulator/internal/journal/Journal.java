package io.menjin.emulator.internal.journal;

import io.menjin.emulator.JournalEntry;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** The newest calls, oldest first. Thread-safe. */
public final class Journal {

    /** Calls kept; older ones are forgotten. */
    public static final int CAPACITY = 10_000;

    private final ArrayDeque<JournalEntry> entries = new ArrayDeque<>();
    private final List<Consumer<JournalEntry>> listeners = new CopyOnWriteArrayList<>();
    private long lastId;

    /** Adds what the function makes of the next id. */
    public synchronized void add(LongFunction<JournalEntry> entryOfId) {
        JournalEntry entry = entryOfId.apply(++lastId);
        entries.addLast(entry);
        if (entries.size() > CAPACITY) {
            entries.removeFirst();
        }
        // Under the lock, so that listeners see entries in order; they only enqueue.
        listeners.forEach(listener -> listener.accept(entry));
    }

    public synchronized List<JournalEntry> find(Predicate<JournalEntry> filter) {
        return entries.stream().filter(filter).toList();
    }

    /** Forgets the entries; ids count on. */
    public synchronized void clear() {
        entries.clear();
    }

    /**
     * Replays what came after an entry and then everything new, without a gap. The listener must not block.
     *
     * @return stops the listening
     */
    public synchronized Runnable listen(long afterId, Consumer<JournalEntry> listener) {
        find(entry -> entry.id() > afterId).forEach(listener);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}

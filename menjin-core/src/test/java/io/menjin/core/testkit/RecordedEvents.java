package io.menjin.core.testkit;

import io.menjin.core.account.AccountId;
import io.menjin.core.event.EventPublisher;
import io.menjin.core.event.MenjinEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Events in the order in which they were published. Thread-safe. */
public final class RecordedEvents implements EventPublisher {

    private final List<MenjinEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void publish(MenjinEvent event) {
        events.add(event);
    }

    public List<MenjinEvent> all() {
        return List.copyOf(events);
    }

    public <E extends MenjinEvent> List<E> of(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The simple names of what happened to an account. */
    public List<String> names(AccountId id) {
        return events.stream()
                .filter(event -> event.accountId().equals(id))
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    public void clear() {
        events.clear();
    }
}

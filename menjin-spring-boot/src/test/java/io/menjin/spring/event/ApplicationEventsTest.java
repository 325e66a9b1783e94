package io.menjin.spring.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.event.MenjinEvent;
import io.menjin.core.event.MenjinEvent.ProfileUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class ApplicationEventsTest {
    private static MenjinEvent event(int second) {
        return new ProfileUpdated(new AccountId(UUID.randomUUID().toString()), Instant.ofEpochSecond(second));
    }

    @Test
    void deliversInOrderOnAnotherThreadAndAllOfThemAtTheEnd() {
        List<Object> heard = Collections.synchronizedList(new ArrayList<>());
        Thread caller = Thread.currentThread();
        ApplicationEvents events = new ApplicationEvents((ApplicationEventPublisher) event -> {
            assertThat(Thread.currentThread()).isNotSameAs(caller);
            heard.add(event);
        });
        List<MenjinEvent> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add(event(i));
            events.publish(sent.get(i));
        }

        events.stop();

        assertThat(heard).containsExactlyElementsOf(sent);
        assertThat(events.isRunning()).isFalse();
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        List<Object> heard = Collections.synchronizedList(new ArrayList<>());
        ApplicationEvents events = new ApplicationEvents((ApplicationEventPublisher) event -> {
            heard.add(event);
            throw new IllegalStateException("listener");
        });

        events.publish(event(1));
        events.publish(event(2));
        events.stop();

        assertThat(heard).hasSize(2);
    }

    @Test
    void aSlowListenerDoesNotHoldUpThePublisher() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        ApplicationEvents events = new ApplicationEvents((ApplicationEventPublisher) event -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.countDown();
        });

        events.publish(event(1));
        assertThat(done.getCount()).isEqualTo(1);
        go.countDown();

        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        events.stop();
    }

    @Test
    void startsAgain() {
        List<Object> heard = Collections.synchronizedList(new ArrayList<>());
        ApplicationEvents events = new ApplicationEvents((ApplicationEventPublisher) heard::add);
        events.stop();
        events.publish(event(1));

        events.start();
        events.publish(event(2));
        events.stop();

        assertThat(heard).hasSize(1);
    }
}

package io.menjin.core.login.internal;

import static io.menjin.core.problem.ProblemCode.CODE_USED;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.input.IdempotencyKey;
import io.menjin.core.login.internal.LoginAnswer.RegistrationRequired;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.source.AppId;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.Race;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private final Flights flights = new Flights();
    private final LoginAnswer answer = new RegistrationRequired(null, List.of());

    @Test
    void doesTheWorkOfEachFlight() {
        AtomicInteger runs = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(flights.join(claim("key"), () -> {
                        runs.incrementAndGet();
                        return answer;
                    }))
                    .isSameAs(answer);
        }
        assertThat(runs).hasValue(3);
    }

    @Test
    void refusesOtherKeysAndNoneWhileAFlightIsUnderWay() {
        flights.join(claim("key"), () -> {
            problem(CODE_USED, () -> flights.join(claim("other"), () -> answer));
            problem(CODE_USED, () -> flights.join(claim(null), () -> answer));
            return answer;
        });
        flights.join(claim(null), () -> {
            problem(CODE_USED, () -> flights.join(claim(null), () -> answer));
            problem(CODE_USED, () -> flights.join(claim("key"), () -> answer));
            return answer;
        });
    }

    @Test
    void sharesOneFlight() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        Thread[] waiting = new Thread[4];
        List<LoginAnswer> answers = new CopyOnWriteArrayList<>();
        answers.add(flights.join(claim("key"), () -> {
            runs.incrementAndGet();
            for (int i = 0; i < waiting.length; i++) {
                waiting[i] = new Thread(() -> answers.add(flights.join(claim("key"), () -> {
                    runs.incrementAndGet();
                    return answer;
                })));
                waiting[i].start();
            }
            // They have joined as soon as they wait.
            for (Thread thread : waiting) {
                while (thread.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
            return answer;
        }));
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(runs).hasValue(1);
        assertThat(answers).hasSize(5).containsOnly(answer);
    }

    @Test
    void sharesTheFailureToo() {
        StoreUnavailableException failure = new StoreUnavailableException("store: find");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Race race = new Race()) {
            List<Race.Result<LoginAnswer>> results = race.run(List.of(
                    () -> flights.join(claim("key"), () -> {
                        started.countDown();
                        await(release);
                        throw failure;
                    }),
                    () -> {
                        await(started);
                        release.countDown();
                        return flights.join(claim("key"), () -> {
                            throw failure;
                        });
                    }));
            assertThat(results)
                    .allSatisfy(result -> assertThat(result.failure()).isSameAs(failure));
        }
        // And the next one starts anew.
        assertThat(flights.join(claim("key"), () -> answer)).isSameAs(answer);
    }

    @Test
    void endsAFlightThatDiesOfAnError() {
        assertThatThrownBy(() -> flights.join(claim("key"), () -> {
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(flights.join(claim("other"), () -> answer)).isSameAs(answer);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Claim claim(@Nullable String key) {
        return Claim.of(new AppId("wx1"), new LoginCode("code"), key == null ? null : new IdempotencyKey(key));
    }
}

package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.PhoneTap;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;

/** Devices that use the service without a pause, until {@link #close}. Every answer has to be the right one. */
final class Traffic implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;

    private final ExecutorService threads;
    private final List<Future<?>> devices = new ArrayList<>();
    private final AtomicIntegerArray lives;
    private final AtomicInteger answers = new AtomicInteger();
    private final Supplier<Person> births;
    private volatile boolean over;

    private Traffic(int devices, Supplier<Person> births) {
        this.threads = Executors.newFixedThreadPool(devices);
        this.lives = new AtomicIntegerArray(devices);
        this.births = births;
    }

    /** Begins, each device with a life of its own. */
    static Traffic start(int devices, Supplier<Person> births) {
        Traffic traffic = new Traffic(devices, births);
        for (int number = 0; number < devices; number++) {
            int device = number;
            traffic.devices.add(traffic.threads.submit(() -> traffic.run(device)));
        }
        return traffic;
    }

    /** How many requests were answered as they should. */
    int answers() {
        return answers.get();
    }

    /** Waits until whatever was begun before this call is over, on every device, and something was done since. */
    void awaitNewLives() throws InterruptedException {
        int[] before = new int[lives.length()];
        for (int device = 0; device < before.length; device++) {
            before[device] = lives.get(device);
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (int device = 0; device < before.length; device++) {
            while (lives.get(device) < before[device] + 2) {
                if (devices.get(device).isDone() || System.nanoTime() > end) {
                    close();
                    throw new AssertionError("a device stands still");
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    /**
     * Ends it.
     *
     * @throws AssertionError if any request was not answered as it should
     */
    @Override
    public void close() {
        over = true;
        try {
            for (Future<?> device : devices) {
                device.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a device got a wrong answer: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void run(int device) {
        while (!over) {
            live(births.get());
            lives.incrementAndGet(device);
        }
    }

    private void live(Person person) {
        LoggedIn first = LoggedIn.of("", "", ok(person.tryLogin()));
        String token = first.token();
        ok(person.bindPhone(token));
        verify(person, token);
        Answer again = ok(person.tryLogin());
        assertThat(again.at("/user/id")).isEqualTo(first.userId());
        bindByBlob(person, again.at("/token"));
        assertThat(ok(person.me(token)).at("/user/phone/masked")).isNotEmpty();
        ok(person.logout(token));
        person.me(token).problem(401, "token_revoked");
        verify(person, again.at("/token"));
        ok(person.logoutEverywhere(again.at("/token")));
        person.me(again.at("/token")).problem(401, "token_revoked");
        answers.addAndGet(2);
    }

    /** Takes the session_key of the last login, wherever it was. */
    private void bindByBlob(Person person, String token) {
        PhoneTap tap = person.tapPhone();
        ok(person.api()
                .put("/v1/me/phone")
                .token(token)
                .json(Map.of("encryptedData", String.valueOf(tap.encryptedData()), "iv", String.valueOf(tap.iv())))
                .send());
    }

    private void verify(Person person, String token) {
        assertThat(ok(person.api().get("/v1/verify").token(token).send()).status())
                .isEqualTo(204);
    }

    private Answer ok(Answer answer) {
        answer.ok();
        answers.incrementAndGet();
        return answer;
    }
}

package io.menjin.store.jdbc.internal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitWriterTest {

    private final WriterUnderTest writers = new WriterUnderTest();

    @AfterEach
    void close() {
        writers.close();
    }

    @Test
    void commitsWhatWaitsTogetherOnce() throws Exception {
        GroupCommitWriter writer = writers.start(256, 100, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(writers.submit(writer, "value " + i));
        }
        writers.awaitQueued(writer, 10);
        gate.countDown();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(1);
        }
        assertThat(writers.values()).hasSize(10);
        assertThat(writer.statistics().commits()).isEqualTo(2);
        assertThat(writer.statistics().transactions()).isEqualTo(11);
        assertThat(writer.statistics().largestGroup()).isEqualTo(10);
        assertThat(writers.commits()).isEqualTo(2);
    }

    @Test
    void takesNoMoreThanTheLimitIntoOneCommit() throws Exception {
        GroupCommitWriter writer = writers.start(4, 100, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(writers.submit(writer, "value " + i));
        }
        writers.awaitQueued(writer, 10);
        gate.countDown();
        for (Future<Integer> answer : answers) {
            answer.get();
        }
        assertThat(writer.statistics().largestGroup()).isEqualTo(4);
        assertThat(writer.statistics().commits()).isEqualTo(1 + 3);
    }

    @Test
    void undoesOnlyTheWorkThatFails() throws Exception {
        GroupCommitWriter writer = writers.start(256, 100, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        Future<Integer> before = writers.submit(writer, "before");
        writers.awaitQueued(writer, 1);
        Future<Integer> failing = writers.submit(() -> writer.run("failing", handle -> {
            handle.execute("INSERT INTO t (value) VALUES ('undone')");
            throw new IllegalArgumentException("on purpose");
        }));
        writers.awaitQueued(writer, 2);
        Future<Integer> after = writers.submit(writer, "after");
        writers.awaitQueued(writer, 3);
        gate.countDown();
        assertThat(before.get()).isEqualTo(1);
        assertThat(after.get()).isEqualTo(1);
        assertThatThrownBy(failing::get).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(writers.values()).containsExactlyInAnyOrder("before", "after");
        assertThat(writer.statistics().commits()).isEqualTo(2);
        assertThat(writer.statistics().rolledBack()).isEqualTo(1);
    }

    @Test
    void passesEveryExceptionUnchanged() {
        GroupCommitWriter writer = writers.start(256, 100, Duration.ofMinutes(1));
        for (Throwable thrown : List.of(new IllegalStateException(), new StackOverflowError(), new IOException())) {
            assertThatThrownBy(() -> writer.run("test", handle -> {
                        throw WriterUnderTest.sneaky(thrown);
                    }))
                    .isSameAs(thrown);
        }
        assertThat(writer.<Integer>run("test", handle -> 7)).isEqualTo(7);
    }

    @Test
    void failsEverybodyWhoseCommitFailsAndRecovers() throws Exception {
        GroupCommitWriter writer = writers.start(256, 100, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        List<Future<Integer>> lost = new ArrayList<>();
        lost.add(writers.submit(writer, "one"));
        lost.add(writers.submit(writer, "two"));
        writers.awaitQueued(writer, 2);
        // The occupying write commits by itself, before the two are taken.
        writers.failCommitAfter(1);
        gate.countDown();
        for (Future<Integer> answer : lost) {
            assertThatThrownBy(answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("commit");
        }
        assertThat(writers.values()).isEmpty();
        assertThat(writer.statistics().lost()).isEqualTo(2);
        writer.run("test", handle -> handle.execute("INSERT INTO t (value) VALUES ('later')"));
        assertThat(writers.values()).containsExactly("later");
        assertThat(writers.connectionsOpened()).isEqualTo(2);
    }

    @Test
    void failsAGroupWhoseTransactionSqliteHasGivenUp() throws Exception {
        GroupCommitWriter writer = writers.start(256, 100, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        Future<Integer> first = writers.submit(writer, "first");
        writers.awaitQueued(writer, 1);
        // What SQLite does by itself when the disk is full or memory runs out.
        Future<Integer> second = writers.submit(() -> writer.run("rollback", handle -> {
            handle.execute("ROLLBACK");
            throw new IllegalStateException("disk full");
        }));
        writers.awaitQueued(writer, 2);
        gate.countDown();
        assertThatThrownBy(first::get).hasCauseInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(second::get).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(writers.values()).isEmpty();
        writer.run("test", handle -> handle.execute("INSERT INTO t (value) VALUES ('later')"));
        assertThat(writers.values()).containsExactly("later");
    }

    @Test
    void refusesAtOnceWhenTheQueueIsFull() throws Exception {
        GroupCommitWriter writer = writers.start(256, 1, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        Future<Integer> waiting = writers.submit(writer, "waiting");
        writers.awaitQueued(writer, 1);
        assertThatThrownBy(() -> writer.run("sessions.issue", handle -> 1))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("sessions.issue")
                .hasMessageContaining("too many writes wait");
        gate.countDown();
        assertThat(waiting.get()).isEqualTo(1);
        assertThat(writer.statistics().rejected()).isEqualTo(1);
    }

    @Test
    void givesUpAWriteThatIsNotBegunInTime() {
        GroupCommitWriter writer = writers.start(256, 10, Duration.ofMillis(1));
        CountDownLatch gate = writers.occupy(writer);
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> writer.run("sessions.issue", handle -> runs.incrementAndGet()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("overloaded");
        assertThat(writer.statistics().queued()).isZero();
        gate.countDown();
        writer.close();
        assertThat(runs).hasValue(0);
    }

    @Test
    void forgetsTheWriteOfACallerWhoIsInterruptedWhileItWaits() throws Exception {
        GroupCommitWriter writer = writers.start(256, 10, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        Interruption interruption = new Interruption(
                () -> writer.run("test", handle -> handle.execute("INSERT INTO t (value) VALUES ('interrupted')")));
        writers.awaitQueued(writer, 1);
        interruption.interruptAndJoin();
        assertThat(interruption.thrown()).isInstanceOf(StoreUnavailableException.class);
        assertThat(interruption.flagWasSet()).isTrue();
        gate.countDown();
        writer.close();
        assertThat(writers.values()).isEmpty();
    }

    @Test
    void tellsACallerWhoIsInterruptedWhileItsWriteRunsHowItEnded() throws Exception {
        GroupCommitWriter writer = writers.start(256, 10, Duration.ofMinutes(1));
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Interruption interruption = new Interruption(() -> writer.run("test", handle -> {
            running.countDown();
            WriterUnderTest.await(gate);
            return handle.execute("INSERT INTO t (value) VALUES ('written')");
        }));
        running.await();
        interruption.interrupt();
        gate.countDown();
        interruption.join();
        assertThat(interruption.thrown()).isNull();
        assertThat(interruption.flagWasSet()).isTrue();
        assertThat(writers.values()).containsExactly("written");
    }

    @Test
    void refusesACallFromItsOwnWork() {
        GroupCommitWriter writer = writers.start(256, 10, Duration.ofMinutes(1));
        assertThatThrownBy(() -> writer.run("outer", handle -> writer.run("inner", inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inner");
    }

    @Test
    void survivesWorkThatInterruptsItsThread() {
        GroupCommitWriter writer = writers.start(256, 10, Duration.ofMinutes(1));
        writer.run("test", handle -> {
            Thread.currentThread().interrupt();
            return 1;
        });
        assertThat(writer.<Integer>run("test", handle -> 2)).isEqualTo(2);
    }

    @Test
    void finishesWhatIsQueuedAndRefusesTheRestWhenClosed() throws Exception {
        GroupCommitWriter writer = writers.start(256, 10, Duration.ofMinutes(1));
        CountDownLatch gate = writers.occupy(writer);
        Future<Integer> queued = writers.submit(writer, "queued");
        writers.awaitQueued(writer, 1);
        Future<Integer> closing = writers.submit(() -> {
            writer.close();
            return 0;
        });
        // The wake-up is queued behind it once the writer takes no more.
        writers.awaitQueued(writer, 2);
        assertThatThrownBy(() -> writer.run("late", handle -> 1))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("closed");
        gate.countDown();
        closing.get();
        assertThat(queued.get()).isEqualTo(1);
        assertThat(writers.values()).containsExactly("queued");
    }

    @Test
    void leavesNobodyInDoubtWhenClosedUnderLoad() throws Exception {
        for (int round = 0; round < 20; round++) {
            try (WriterUnderTest fresh = new WriterUnderTest()) {
                GroupCommitWriter writer = fresh.start(8, 16, Duration.ofMinutes(1));
                List<Future<List<String>>> callers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    callers.add(fresh.writeUntilRefused(writer, "caller" + i));
                }
                fresh.awaitCommits(3);
                writer.close();
                List<String> answered = new ArrayList<>();
                for (Future<List<String>> caller : callers) {
                    answered.addAll(caller.get());
                }
                assertThat(fresh.values()).containsExactlyInAnyOrderElementsOf(answered);
            }
        }
    }
}

package io.menjin.it.chaos;

import io.menjin.it.chaos.Patience.UnknownException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Devices that log in, bind phones and log out, each with one person after another, and others that check the tokens of
 * all of them meanwhile, until it is ended.
 */
final class Load {

    static final int DEVICES = 4;
    private static final int INSPECTORS = 2;
    private static final int PATIENCE_SECONDS = 600;
    private static final int PAUSE_MILLIS = 50;
    private static final int REFUSED_PAUSE_MILLIS = 200;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> working = new ArrayList<>();
    private final Queue<Story> stories = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Nodes nodes;
    private final Loss loss;

    private Load(Nodes nodes, Loss loss) {
        this.nodes = nodes;
        this.loss = loss;
    }

    /**
     * Starts.
     *
     * @param loss what the fault that is to come may cost
     */
    static Load start(Nodes nodes, Loss loss) {
        Load load = new Load(nodes, loss);
        for (int device = 0; device < DEVICES; device++) {
            load.working.add(load.threads.submit((Runnable) load::live));
        }
        for (int number = 0; number < INSPECTORS; number++) {
            Inspector inspector = new Inspector(nodes, load.stories, number);
            load.working.add(load.threads.submit(() -> {
                while (!load.isOver(10)) {
                    inspector.look();
                }
            }));
        }
        return load;
    }

    /** Waits until so many operations more were answered. */
    void awaitAnswers(int count) {
        int wanted = nodes.tally().answers() + count;
        Patience.until("answer " + count, Duration.ofSeconds(PATIENCE_SECONDS), () -> {
            failFast();
            return nodes.tally().answers() >= wanted;
        });
    }

    /** Everything that was done, once every device has heard of the end. */
    List<Story> end() {
        over.countDown();
        try {
            for (Future<?> each : working) {
                result(each);
            }
        } finally {
            threads.shutdownNow();
        }
        return List.copyOf(stories);
    }

    private void failFast() {
        working.stream().filter(Future::isDone).forEach(Load::result);
    }

    private static void result(Future<?> each) {
        try {
            each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a device got a wrong answer: " + e.getCause(), e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isOver(int waitMillis) {
        try {
            return over.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void live() {
        for (int number = 0; !isOver(PAUSE_MILLIS); number++) {
            Story story = new Story(nodes, nodes.person(), loss);
            stories.add(story);
            try {
                live(story, number);
            } catch (UnknownException unknown) {
                // The story ends here; what of it was answered must hold all the same. A server that is gone refuses at
                // once:
                // without a pause there would be more people than can be asked for again.
                isOver(REFUSED_PAUSE_MILLIS);
            } catch (UncheckedIOException emulator) {
                throw new AssertionError("WeChat does not answer", emulator);
            }
        }
    }

    private static void live(Story story, int number) {
        Visit first = story.logIn();
        switch (number % 4) {
            case 0 -> story.bindPhone(first);
            case 1 -> story.logOut(first);
            case 2 -> {
                story.bindPhone(first);
                Visit second = story.logIn();
                story.logOut(first);
                story.bindPhone(second);
            }
            default -> {
                Visit second = story.logIn();
                story.bindPhone(first);
                story.logOutEverywhere(second);
            }
        }
    }
}

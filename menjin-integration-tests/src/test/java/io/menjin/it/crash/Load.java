package io.menjin.it.crash;

import io.menjin.emulator.EmulatorControl;
import io.menjin.it.crash.Patience.NotNowException;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Devices that log in, bind phones and log out, each with one person after another, until the server is gone. */
final class Load {

    static final int DEVICES = 8;
    private static final int PATIENCE_SECONDS = 120;

    private final ExecutorService threads = Executors.newFixedThreadPool(DEVICES);
    private final Semaphore answers = new Semaphore(0);
    private final List<Future<List<Story>>> devices = new ArrayList<>();
    private final EmulatorControl wechat;
    private final String appId;
    private final ApiClient api;
    private final int round;

    private Load(EmulatorControl wechat, String appId, ApiClient api, int round) {
        this.wechat = wechat;
        this.appId = appId;
        this.api = api.observedBy(answer -> answers.release());
        this.round = round;
    }

    static Load start(EmulatorControl wechat, String appId, ApiClient api, int round) {
        Load load = new Load(wechat, appId, api, round);
        for (int device = 0; device < DEVICES; device++) {
            int number = device;
            load.devices.add(load.threads.submit(() -> load.run(number)));
        }
        return load;
    }

    void awaitAnswers(int count) {
        try {
            if (!answers.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("only " + answers.availablePermits() + " answers; the server stands still");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that was done, once every device has noticed that the server is gone. */
    List<Story> end() {
        List<Story> stories = new ArrayList<>();
        try {
            for (Future<List<Story>> device : devices) {
                stories.addAll(device.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
        } catch (ExecutionException e) {
            throw new AssertionError("a device got a wrong answer", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
        return stories;
    }

    private List<Story> run(int device) {
        List<Story> stories = new ArrayList<>();
        try {
            for (int number = 0; ; number++) {
                int id = (round * DEVICES + device) * 100_000 + number;
                Story story = new Story(Person.born(wechat, appId, api, "shop", "u" + id, "139%08d".formatted(id)));
                stories.add(story);
                liveOn(story, number);
            }
        } catch (UncheckedIOException gone) {
            return stories;
        }
    }

    private static void liveOn(Story story, int number) {
        try {
            live(story, number);
        } catch (NotNowException unknown) {
            // The story ends here; what of it was answered must hold all the same.
        }
    }

    private static void live(Story story, int number) {
        LoggedIn first = story.logIn();
        switch (number % 4) {
            case 0 -> story.bindPhone(first);
            case 1 -> story.logOut(first);
            case 2 -> {
                story.bindPhone(first);
                LoggedIn second = story.logIn();
                story.logOut(first);
                story.bindPhone(second);
            }
            default -> {
                LoggedIn second = story.logIn();
                story.bindPhone(first);
                story.logOutEverywhere(second);
            }
        }
    }
}

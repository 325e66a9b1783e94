package io.menjin.it.chaos;

import io.menjin.it.harness.LoggedIn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One login and its end: what the device knows of it. Written by one thread, read by many. */
final class Visit {

    /** How far a request got. */
    enum Stage {
        NONE,
        SENT,
        ANSWERED
    }

    private final Story story;
    private final String code;
    private final String key;
    private volatile @Nullable LoggedIn login;
    private volatile Stage ending = Stage.NONE;
    private volatile long endedNanos;

    Visit(Story story, String code, String key) {
        this.story = story;
        this.code = code;
        this.key = key;
    }

    Story story() {
        return story;
    }

    String code() {
        return code;
    }

    String key() {
        return key;
    }

    /** Null until a login was answered. */
    @Nullable
    LoggedIn login() {
        return login;
    }

    void answered(LoggedIn answer) {
        login = answer;
    }

    /** How far the request to end it got; or that it was lost, and its device has noticed. */
    Stage ending() {
        return ending;
    }

    void endSent() {
        ending = Stage.SENT;
    }

    void endAnswered() {
        endedNanos = System.nanoTime();
        ending = Stage.ANSWERED;
    }

    /** Whether its end was answered longer ago than this. */
    boolean isOverSince(Duration bound) {
        return ending == Stage.ANSWERED && System.nanoTime() - endedNanos > bound.toNanos();
    }
}

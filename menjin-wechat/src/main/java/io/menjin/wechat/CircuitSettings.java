package io.menjin.wechat;

import java.time.Duration;

/**
 * When calls of one family of one app are no longer sent because WeChat does not answer them. Answers with an errcode
 * other than -1 count as successes: a person's bad code says nothing about WeChat's health.
 *
 * @param failurePercent the share of failures that opens the circuit, above 0 to 100
 * @param window how far back calls are counted, whole seconds
 * @param minimumCalls how many calls there must be in the window
 * @param openFor how long nothing is sent then
 * @param trialCalls how many calls then decide whether it closes again
 */
public record CircuitSettings(
        float failurePercent, Duration window, int minimumCalls, Duration openFor, int trialCalls) {

    public CircuitSettings {
        if (!(failurePercent > 0 && failurePercent <= 100)
                || window.toSeconds() < 1
                || minimumCalls < 1
                || openFor.toMillis() < 1
                || trialCalls < 1) {
            throw new IllegalArgumentException("a circuit needs a percentage, a window of seconds and counts above 0");
        }
    }

    /** Half of at least 20 calls within 30 seconds; then 5 seconds without calls, then 5 trial calls. */
    public static CircuitSettings defaults() {
        return new CircuitSettings(50, Duration.ofSeconds(30), 20, Duration.ofSeconds(5), 5);
    }
}

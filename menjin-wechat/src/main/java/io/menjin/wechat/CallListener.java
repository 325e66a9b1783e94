package io.menjin.wechat;

/**
 * Hears of every call, for metrics and traces. It is called on the thread that made the call and must be quick and
 * thread-safe. What it throws is logged and changes nothing.
 */
@FunctionalInterface
public interface CallListener {

    void onCall(CallReport report);

    /** Listens to nothing. */
    static CallListener none() {
        return report -> {};
    }
}

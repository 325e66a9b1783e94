package io.menjin.emulator.internal.control;

/** One operation of the control API. Thread-safe. */
interface ControlOperation {

    Route route();

    /**
     * Answers a call.
     *
     * @param path the values of the route's placeholders
     */
    ControlAnswer answer(ControlCall call, PathValues path);
}

package io.menjin.bench.load;

import java.io.IOException;

/** Slices of load, until a server's processor time a login has {@linkplain Settling settled} or enough is enough. */
final class WarmUp {

    /**
     * How long it may take.
     *
     * @param slices at most
     * @param seconds of a slice
     * @param logins of a slice at most
     * @param least logins of all slices before a cost may count as settled: while compilers have not got round to a server,
     *     its cost does not fall either
     */
    record Extent(int slices, int seconds, int logins, int least) {}

    /** One slice. */
    @FunctionalInterface
    interface Slice {
        Meter.Reading run(int seconds, int logins) throws IOException, InterruptedException;
    }

    /**
     * What it took.
     *
     * @param logins that were answered
     * @param seconds of load
     * @param errors of all slices
     * @param firstMicros processor time a login in the first slice
     * @param lastMicros processor time a login in the last slice
     */
    record Outcome(long logins, double seconds, long errors, double firstMicros, double lastMicros) {}

    private final Extent extent;

    WarmUp(Extent extent) {
        this.extent = extent;
    }

    Outcome run(Slice slice) throws IOException, InterruptedException {
        Settling settling = new Settling();
        Meter.Reading reading = slice.run(extent.seconds(), extent.logins());
        double first = reading.serverMicros();
        long logins = reading.load().successes();
        double seconds = reading.load().seconds();
        long errors = reading.load().errorsOrSilence();
        for (int done = 1; done < extent.slices(); done++) {
            boolean settled = settling.isOverAfter(reading.serverMicros());
            if (settled && logins >= extent.least()) {
                break;
            }
            reading = slice.run(extent.seconds(), extent.logins());
            logins += reading.load().successes();
            seconds += reading.load().seconds();
            errors += reading.load().errorsOrSilence();
        }
        return new Outcome(logins, seconds, errors, first, reading.serverMicros());
    }
}

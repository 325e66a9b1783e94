package io.menjin.bench.process;

/**
 * What wrk saw.
 *
 * @param seconds the run took
 * @param requests that were answered, whatever the status
 * @param p50Millis of these
 * @param p99Millis of these
 * @param refused answers with a status of 400 and more
 * @param broken connections that failed, and requests without an answer in time
 */
public record WrkResult(double seconds, long requests, double p50Millis, double p99Millis, long refused, long broken) {

    private static final String MARK = "RESULT ";

    /** Answers with a status below 400 a second. */
    public double perSecond() {
        return successes() / seconds;
    }

    /** Answers with a status below 400. */
    public long successes() {
        return requests - refused;
    }

    /** Everything that was not answered as it should be. */
    public long errors() {
        return refused + broken;
    }

    /** As {@link #errors}, but one when nothing was answered at all. */
    public long errorsOrSilence() {
        return successes() == 0 ? Math.max(1, errors()) : errors();
    }

    static WrkResult parse(String printed) {
        String[] words = printed.lines()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("wrk printed no result:\n" + printed))
                .substring(MARK.length())
                .split(" ", -1);
        return new WrkResult(
                Long.parseLong(words[0]) / 1e6,
                Long.parseLong(words[1]),
                Double.parseDouble(words[2]) / 1e3,
                Double.parseDouble(words[3]) / 1e3,
                Long.parseLong(words[4]),
                Long.parseLong(words[5]));
    }
}

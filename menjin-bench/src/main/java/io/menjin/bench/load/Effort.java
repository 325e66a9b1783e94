package io.menjin.bench.load;

/**
 * How much is done.
 *
 * @param rounds in which the servers take turns
 * @param warmUpSeconds of a server before its checks are measured
 * @param loginWarmUp of a server before its logins are measured
 * @param seconds of one measurement
 * @param accounts in the race against logging out everywhere
 * @param raceWidths how many logins of one account race
 * @param coldStarts how often all nodes start without an access_token
 */
record Effort(
        int rounds,
        int warmUpSeconds,
        WarmUp.Extent loginWarmUp,
        int seconds,
        int accounts,
        int[] raceWidths,
        int coldStarts) {

    private static final int[] WIDTHS = {2, 4, 8, 16};

    static Effort of(String name) {
        return switch (name) {
            case "quick" -> new Effort(1, 1, new WarmUp.Extent(1, 30, 300, 0), 1, 20, new int[] {2, 4}, 1);
            case "full" -> new Effort(3, 12, new WarmUp.Extent(15, 20, 120_000, 50_000), 10, 500, WIDTHS, 3);
            default -> throw new IllegalArgumentException("quick or full, not " + name);
        };
    }
}

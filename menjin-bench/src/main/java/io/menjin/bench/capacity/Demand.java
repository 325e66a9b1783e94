package io.menjin.bench.capacity;

import java.util.EnumMap;
import java.util.Map;

/** What people do, and how much head-room is kept: assumptions, each of which may be replaced. */
public final class Demand {

    private final Map<Assumption, Double> values = new EnumMap<>(Assumption.class);
    private final double dailyUsers;

    private Demand(double dailyUsers) {
        this.dailyUsers = dailyUsers;
    }

    /** The page's assumptions for so many people who come on one day. */
    public static Demand of(double dailyUsers) {
        return of(dailyUsers, Map.of());
    }

    /** The page's assumptions, but for these. */
    public static Demand of(double dailyUsers, Map<Assumption, Double> others) {
        Demand demand = new Demand(dailyUsers);
        for (Assumption assumption : Assumption.values()) {
            demand.values.put(assumption, others.getOrDefault(assumption, assumption.usual()));
        }
        return demand;
    }

    /** People who come on one day. */
    public double dailyUsers() {
        return dailyUsers;
    }

    /** What is assumed. */
    public double get(Assumption assumption) {
        return values.getOrDefault(assumption, assumption.usual());
    }

    /** What happens in the busiest second of something that a daily user does so often a day. */
    public double atPeak(double timesPerUser) {
        return dailyUsers * timesPerUser * get(Assumption.PEAK_HOUR) / 3600 * get(Assumption.PEAK_WITHIN_HOUR);
    }
}

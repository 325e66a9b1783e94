package io.menjin.it.soak;

import java.util.List;

/**
 * The straight line that fits a series best (least squares), over evenly spaced samples.
 *
 * @param start where the line begins
 * @param rise how much higher it ends
 */
record Trend(double start, double rise) {

    static Trend of(List<Double> series) {
        int count = series.size();
        if (count < 2) {
            throw new IllegalArgumentException("a trend needs two samples");
        }
        double middle = (count - 1) / 2.0;
        double mean = series.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            products += (i - middle) * (series.get(i) - mean);
            squares += (i - middle) * (i - middle);
        }
        double slope = products / squares;
        return new Trend(mean - slope * middle, slope * (count - 1));
    }

    /** What it may rise by: a part of its beginning, or this much where that is more. */
    double allowed(double part, double atLeast) {
        return Math.max(start * part, atLeast);
    }
}

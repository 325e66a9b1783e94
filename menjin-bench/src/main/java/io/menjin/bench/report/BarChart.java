package io.menjin.bench.report;

import java.util.List;
import java.util.Locale;

/** Horizontal bars as SVG, one a row, with a logarithmic axis where the values are far apart. */
final class BarChart {

    /** One bar. */
    record Bar(String label, double value) {}

    private static final int WIDTH = 720;
    private static final int LABELS = 250;
    private static final int NUMBERS = 80;
    private static final int ROW = 26;
    private static final int TOP = 34;
    /** Above this ratio of the longest to the shortest bar a linear axis would hide the shortest. */
    private static final double LINEAR_UP_TO = 50;

    private final String title;
    private final List<Bar> bars;

    BarChart(String title, List<Bar> bars) {
        this.title = title;
        this.bars = bars.stream().filter(bar -> !Double.isNaN(bar.value())).toList();
    }

    String svg() {
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(1);
        double least = bars.stream()
                .mapToDouble(Bar::value)
                .filter(value -> value > 0)
                .min()
                .orElse(1);
        boolean logarithmic = most / least > LINEAR_UP_TO;
        int height = TOP + bars.size() * ROW + 10;
        StringBuilder svg = new StringBuilder()
                .append(String.format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                                + " font-size=\"13\" role=\"img\" aria-label=\"%s\">\n",
                        WIDTH, height, escape(title)))
                .append(String.format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, height))
                .append(text(10, 20, "start", title + (logarithmic ? " (logarithmic)" : ""), "bold"));
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double share = logarithmic ? logarithmicShare(bar.value(), least, most) : bar.value() / most;
            double length = (WIDTH - LABELS - NUMBERS) * Math.max(0, share);
            int y = TOP + i * ROW;
            svg.append(text(LABELS - 8, y + 16, "end", bar.label(), "normal"))
                    .append(String.format(
                            Locale.ROOT,
                            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\" fill=\"%s\"/>\n",
                            LABELS,
                            y + 3,
                            Math.max(1, length),
                            ROW - 8,
                            bar.label().startsWith("Menjin") ? "#07a35a" : "#8a94a3"))
                    .append(text(LABELS + length + 6, y + 16, "start", Numbers.format(bar.value()), "normal"));
        }
        return svg.append("</svg>\n").toString();
    }

    /** From half a power of ten below the shortest bar on, so that it can be seen. */
    private static double logarithmicShare(double value, double least, double most) {
        if (value <= 0) {
            return 0;
        }
        double floor = Math.log10(least) - 0.5;
        return (Math.log10(value) - floor) / (Math.log10(most) - floor);
    }

    private static String text(double x, double y, String anchor, String content, String weight) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\" fill=\"#1f2933\">%s</text>\n",
                x,
                y,
                anchor,
                weight,
                escape(content));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}

package io.menjin.bench.capacity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads {@code --daily-users=<number>,...} and one option for each {@link Assumption}. */
final class CapacityOptions {

    private static final String DAILY_USERS = "--daily-users";

    private CapacityOptions() {}

    /**
     * The demands that were asked for.
     *
     * @throws IllegalArgumentException with what can be asked for
     */
    static List<Demand> parse(List<String> options) {
        List<Double> sizes = new ArrayList<>(List.of(1e6, 30e6, 300e6));
        Map<Assumption, Double> others = new EnumMap<>(Assumption.class);
        for (String option : options) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            if (name.equals(DAILY_USERS)) {
                sizes.clear();
                Arrays.stream(value.split(",", -1))
                        .map(size -> number(name, size))
                        .forEach(sizes::add);
            } else {
                others.put(assumption(name), number(name, value));
            }
        }
        return sizes.stream().map(size -> Demand.of(size, others)).toList();
    }

    private static Assumption assumption(String name) {
        return Arrays.stream(Assumption.values())
                .filter(one -> one.option().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such option: " + name + "\n" + usage()));
    }

    private static double number(String name, String value) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " wants a number: " + name + "=<number>\n" + usage(), e);
        }
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(name + " must be zero or more\n" + usage());
        }
        return number;
    }

    private static String usage() {
        return Arrays.stream(Assumption.values())
                .map(one -> "  " + one.option() + "=" + one.usual() + "  " + one.meaning())
                .collect(Collectors.joining(
                        "\n", "  " + DAILY_USERS + "=<number>,...  people who come on one day\n", ""));
    }
}

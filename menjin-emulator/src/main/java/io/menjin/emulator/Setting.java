package io.menjin.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One decision that WeChat does not publish and the emulator has to take, with the default it takes. Immutable.
 *
 * @param <T> type of the value
 * @see Settings
 */
public final class Setting<T> {

    private final String name;
    private final T defaultValue;
    private final String meaning;
    private final String basis;
    private final Function<Object, T> fromJson;
    private final Function<T, Object> toJson;

    private Setting(
            String name,
            T defaultValue,
            String meaning,
            String basis,
            Function<Object, T> fromJson,
            Function<T, Object> toJson) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.basis = basis;
        this.fromJson = fromJson;
        this.toJson = toJson;
    }

    static Setting<Duration> duration(String name, Duration defaultValue, String meaning, String basis) {
        return new Setting<>(name, defaultValue, meaning, basis, Setting::readDuration, Duration::toString);
    }

    static Setting<Integer> integer(String name, int defaultValue, String meaning, String basis) {
        return new Setting<>(name, defaultValue, meaning, basis, json -> read(Integer.class, json), value -> value);
    }

    static Setting<Boolean> bool(String name, boolean defaultValue, String meaning, String basis) {
        return new Setting<>(name, defaultValue, meaning, basis, json -> read(Boolean.class, json), value -> value);
    }

    static Setting<String> text(String name, String defaultValue, String meaning, String basis) {
        return new Setting<>(name, defaultValue, meaning, basis, json -> read(String.class, json), value -> value);
    }

    static <E extends Enum<E>> Setting<E> choice(String name, E defaultValue, String meaning, String basis) {
        Class<E> type = defaultValue.getDeclaringClass();
        return new Setting<>(name, defaultValue, meaning, basis, json -> readChoice(type, json), Setting::wireName);
    }

    static <E extends Enum<E>> Setting<List<E>> choices(
            String name, List<E> defaultValue, String meaning, String basis) {
        Class<E> type = defaultValue.get(0).getDeclaringClass();
        return new Setting<>(
                name,
                List.copyOf(defaultValue),
                meaning,
                basis,
                json -> readChoices(type, json),
                value -> value.stream().map(Setting::wireName).toList());
    }

    static Setting<Map<String, String>> verdicts(
            String name, Map<String, String> defaultValue, String meaning, String basis) {
        return new Setting<>(name, defaultValue, meaning, basis, Setting::readVerdicts, TreeMap::new);
    }

    static Setting<Map<String, Duration>> durations(String name, String meaning, String basis) {
        return new Setting<>(name, Map.of(), meaning, basis, Setting::readDurations, value -> {
            Map<String, Object> json = new TreeMap<>();
            value.forEach((key, duration) -> json.put(key, duration.toString()));
            return json;
        });
    }

    /** The name in the control API, in lower camel case. */
    public String name() {
        return name;
    }

    public T defaultValue() {
        return defaultValue;
    }

    /** What the setting decides, as one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What is known about WeChat's own behaviour, and why the default is what it is. */
    public String basis() {
        return basis;
    }

    /** The default as it stands in JSON. */
    public Object defaultJson() {
        return toJson.apply(defaultValue);
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the JSON value is of another type or out of range
     */
    T parse(Object json) {
        try {
            return fromJson.apply(json);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "setting \"" + name + "\" does not take " + json + "; its default is " + defaultJson(), e);
        }
    }

    Object json(Object value) {
        @SuppressWarnings("unchecked") // EmulatorSettings pairs each setting with its own values only
        T own = (T) value;
        return toJson.apply(own);
    }

    private static <T> T read(Class<T> type, Object json) {
        return type.cast(json);
    }

    private static Duration readDuration(Object json) {
        Duration duration = json instanceof Number millis
                ? Duration.ofMillis(millis.longValue())
                : Duration.parse(read(String.class, json));
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative duration");
        }
        return duration;
    }

    private static Map<String, String> readVerdicts(Object json) {
        Map<String, String> verdicts = new TreeMap<>();
        ((Map<?, ?>) json).forEach((word, verdict) -> {
            if (!read(String.class, verdict).matches("(pass|review|risky) \\d{3,5}")) {
                throw new IllegalArgumentException("a verdict is pass, review or risky, a space and a label");
            }
            verdicts.put(read(String.class, word), read(String.class, verdict));
        });
        return Map.copyOf(verdicts);
    }

    private static Map<String, Duration> readDurations(Object json) {
        Map<String, Duration> durations = new TreeMap<>();
        ((Map<?, ?>) json).forEach((key, value) -> durations.put(read(String.class, key), readDuration(value)));
        return Map.copyOf(durations);
    }

    private static <E extends Enum<E>> E readChoice(Class<E> type, Object json) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wireName(constant).equals(json))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such choice"));
    }

    private static <E extends Enum<E>> List<E> readChoices(Class<E> type, Object json) {
        List<?> names = read(List.class, json);
        return names.stream().map(name -> readChoice(type, name)).toList();
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String toString() {
        return name;
    }
}

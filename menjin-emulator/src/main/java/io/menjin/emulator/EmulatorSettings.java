package io.menjin.emulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Values for {@link Settings}; what is not set has its default. Immutable. */
public final class EmulatorSettings {

    private static final EmulatorSettings DEFAULTS = new EmulatorSettings(Map.of());

    private final Map<Setting<?>, Object> changed;

    private EmulatorSettings(Map<Setting<?>, Object> changed) {
        this.changed = changed;
    }

    public static EmulatorSettings defaults() {
        return DEFAULTS;
    }

    public <T> T get(Setting<T> setting) {
        @SuppressWarnings("unchecked") // with() and withJson() put values of the setting's own type only
        T value = (T) changed.get(setting);
        return value == null ? setting.defaultValue() : value;
    }

    public <T> EmulatorSettings with(Setting<T> setting, T value) {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(value, "value");
        Map<Setting<?>, Object> next = new HashMap<>(changed);
        if (value.equals(setting.defaultValue())) {
            next.remove(setting);
        } else {
            next.put(setting, value);
        }
        return new EmulatorSettings(Map.copyOf(next));
    }

    /**
     * Changes the named settings to JSON values and leaves the others.
     *
     * @throws IllegalArgumentException if a name is unknown or a value is not of its setting's type
     */
    public EmulatorSettings withJson(Map<String, Object> json) {
        EmulatorSettings next = this;
        for (Map.Entry<String, Object> entry : json.entrySet()) {
            Setting<?> setting = Settings.all().stream()
                    .filter(candidate -> candidate.name().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown setting \"" + entry.getKey() + "\""));
            next = next.withParsed(setting, entry.getValue());
        }
        return next;
    }

    /** These settings, where the others do not change them. */
    EmulatorSettings withAll(EmulatorSettings others) {
        Map<Setting<?>, Object> next = new HashMap<>(changed);
        next.putAll(others.changed);
        return new EmulatorSettings(Map.copyOf(next));
    }

    /** All settings by name, as JSON values, in the order of the documentation. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.all()) {
            json.put(setting.name(), setting.json(get(setting)));
        }
        return json;
    }

    private <T> EmulatorSettings withParsed(Setting<T> setting, Object json) {
        return with(setting, setting.parse(json));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmulatorSettings settings && changed.equals(settings.changed);
    }

    @Override
    public int hashCode() {
        return changed.hashCode();
    }

    @Override
    public String toString() {
        return "EmulatorSettings" + changed;
    }
}

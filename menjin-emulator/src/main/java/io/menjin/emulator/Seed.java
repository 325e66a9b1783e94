package io.menjin.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.menjin.emulator.internal.json.InvalidFieldException;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.internal.json.Placeholders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The apps, users and settings an emulator starts with, read from JSON: {@code {"settings": {…}, "apps": [{…}],
 * "users": [{…}]}}, with the fields of the control API. {@code ${NAME}} and {@code ${NAME:otherwise}} stand for
 * environment variables. Immutable.
 */
public final class Seed {

    private static final Set<String> KNOWN = Set.of("settings", "apps", "users");

    private final EmulatorSettings settings;
    private final List<AppSpec> apps;
    private final List<UserSpec> users;

    private Seed(EmulatorSettings settings, List<AppSpec> apps, List<UserSpec> users) {
        this.settings = settings;
        this.apps = apps;
        this.users = users;
    }

    /**
     * The seed of the demo: the app {@code wxemu00000000shop} (secret from {@code MENJIN_EMULATOR_SECRET}, else
     * generated) and the users alice, who has a phone, bob, who refuses to give it, and carol, who is new each start.
     */
    public static Seed demo(Map<String, String> environment) {
        try (InputStream json = Seed.class.getResourceAsStream("demo-seed.json")) {
            if (json == null) {
                throw new IllegalStateException("the emulator's jar has no demo-seed.json");
            }
            return parse(new String(json.readAllBytes(), UTF_8), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a seed file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no seed; the message says what is wrong
     */
    public static Seed read(Path file, Map<String, String> environment) throws IOException {
        try {
            return parse(Files.readString(file), environment);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a seed.
     *
     * @throws IllegalArgumentException if it is none; the message says what is wrong
     */
    public static Seed parse(String json, Map<String, String> environment) {
        try {
            JsonNode seed = Json.parse(Placeholders.fill(json, environment).getBytes(UTF_8));
            Set<String> unknown = new TreeSet<>(seed.propertyNames());
            unknown.removeAll(KNOWN);
            if (!seed.isObject() || !unknown.isEmpty()) {
                throw new IllegalArgumentException("a seed has settings, apps and users; not " + unknown);
            }
            return new Seed(
                    EmulatorSettings.defaults().withJson(map(seed.path("settings"))),
                    seed.path("apps").values().stream()
                            .map(app -> AppSpec.ofJson(map(app)))
                            .toList(),
                    seed.path("users").values().stream()
                            .map(user -> UserSpec.ofJson(map(user)))
                            .toList());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        } catch (InvalidFieldException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    EmulatorSettings settings() {
        return settings;
    }

    List<AppSpec> apps() {
        return apps;
    }

    List<UserSpec> users() {
        return users;
    }

    @SuppressWarnings("unchecked") // a JSON object is read as a map of strings
    private static Map<String, Object> map(JsonNode object) {
        return object.isMissingNode() ? Map.of() : Map.copyOf(Json.read(object, Map.class));
    }
}

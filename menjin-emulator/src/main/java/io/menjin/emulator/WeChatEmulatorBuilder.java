package io.menjin.emulator;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Configures a {@link WeChatEmulator}. Immutable: every method returns another builder. */
public final class WeChatEmulatorBuilder {

    private final int port;
    private final Clock clock;
    private final SecureRandom random;
    private final EmulatorSettings settings;
    private final List<AppSpec> apps;
    private final List<UserSpec> users;

    WeChatEmulatorBuilder() {
        this(0, Clock.systemUTC(), new SecureRandom(), EmulatorSettings.defaults(), List.of(), List.of());
    }

    private WeChatEmulatorBuilder(
            int port,
            Clock clock,
            SecureRandom random,
            EmulatorSettings settings,
            List<AppSpec> apps,
            List<UserSpec> users) {
        this.port = port;
        this.clock = clock;
        this.random = random;
        this.settings = settings;
        this.apps = apps;
        this.users = users;
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public WeChatEmulatorBuilder port(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port);
        }
        return new WeChatEmulatorBuilder(port, clock, random, settings, apps, users);
    }

    /** The clock that the emulated time runs by; the system's by default. */
    public WeChatEmulatorBuilder clock(Clock clock) {
        return new WeChatEmulatorBuilder(port, Objects.requireNonNull(clock, "clock"), random, settings, apps, users);
    }

    /** Where codes, keys and tokens come from. */
    public WeChatEmulatorBuilder random(SecureRandom random) {
        return new WeChatEmulatorBuilder(port, clock, Objects.requireNonNull(random, "random"), settings, apps, users);
    }

    public <T> WeChatEmulatorBuilder setting(Setting<T> setting, T value) {
        return new WeChatEmulatorBuilder(port, clock, random, settings.with(setting, value), apps, users);
    }

    /** An app that is there from the start and after each reset. A secret that is left out is generated now. */
    public WeChatEmulatorBuilder app(AppSpec app) {
        return new WeChatEmulatorBuilder(port, clock, random, settings, and(apps, app), users);
    }

    /** A user who is there from the start and after each reset. */
    public WeChatEmulatorBuilder user(UserSpec user) {
        return new WeChatEmulatorBuilder(port, clock, random, settings, apps, and(users, user));
    }

    /** Apps, users and settings from a file; what was added before stays. */
    public WeChatEmulatorBuilder seed(Seed seed) {
        List<AppSpec> allApps = new ArrayList<>(apps);
        allApps.addAll(seed.apps());
        List<UserSpec> allUsers = new ArrayList<>(users);
        allUsers.addAll(seed.users());
        EmulatorSettings merged = settings.withAll(seed.settings());
        return new WeChatEmulatorBuilder(port, clock, random, merged, List.copyOf(allApps), List.copyOf(allUsers));
    }

    /**
     * The emulator, not yet listening.
     *
     * @throws EmulatorException if an app or user is described wrongly
     */
    public WeChatEmulator build() {
        return new WeChatEmulator(this);
    }

    int port() {
        return port;
    }

    Clock clock() {
        return clock;
    }

    SecureRandom random() {
        return random;
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

    private static <T> List<T> and(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(Objects.requireNonNull(item, "item"));
        return List.copyOf(longer);
    }
}

package io.menjin.it.race;

import io.menjin.core.crypto.MasterKey;
import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The ways to run the service that races are tried on, beside one emulator. Each starts when it is first wanted. */
final class Deployments implements AutoCloseable {

    /** Sources by what they do with a phone number that another account has. */
    static final String REJECTS = "shop";

    static final String TRANSFERS = "transfers";
    static final String MERGES = "merges";

    private static final String HALF_BOUND = "SELECT count(*) FROM menjin_account a WHERE"
            + " (CASE WHEN a.phone_sealed IS NULL THEN 0 ELSE 1 END)"
            + " <> (SELECT count(*) FROM menjin_phone_claim c WHERE c.account_id = a.id)";

    private final WeChatEmulator wechat;
    private final Map<String, EmulatedApp> apps = new LinkedHashMap<>();
    private final AtomicInteger people = new AtomicInteger();
    private final AtomicInteger phones = new AtomicInteger();
    private final Map<Deployment, Running> running = new EnumMap<>(Deployment.class);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private @Nullable Postgresql postgresql;
    private @Nullable Redis redis;

    private record Running(String jdbcUrl, List<ServerProcess> servers) {}

    private Deployments() throws IOException {
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .build()
                .start();
        opened.push(wechat);
        for (String source : List.of(REJECTS, TRANSFERS, MERGES)) {
            apps.put(source, wechat.control().app(AppSpec.generated()));
        }
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    /** A client for each server. */
    List<ApiClient> nodes(Deployment deployment) {
        return running(deployment).servers().stream().map(ServerProcess::api).toList();
    }

    /** Somebody new, whose device calls the first server unless told otherwise. */
    Person person(Deployment deployment) {
        return person(deployment, REJECTS, newPhone());
    }

    Person person(Deployment deployment, String source, String phone) {
        return Person.born(
                wechat.control(),
                Objects.requireNonNull(apps.get(source)).appId(),
                nodes(deployment).get(0),
                source,
                "r" + people.incrementAndGet(),
                phone);
    }

    /** A number that nobody has. */
    String newPhone() {
        return "135%08d".formatted(phones.incrementAndGet());
    }

    /** How many accounts have a number without the claim to it, a claim without the number, or two claims. */
    long halfBoundPhones(Deployment deployment) {
        try (Connection connection =
                        DriverManager.getConnection(running(deployment).jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery(HALF_BOUND)) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Running running(Deployment deployment) {
        return running.computeIfAbsent(deployment, this::start);
    }

    private Running start(Deployment deployment) {
        String name = "races-" + deployment.name().toLowerCase(Locale.ROOT).replace('_', '-');
        ServerSetup setup = setup(name);
        if (deployment.database() == Deployment.Database.SQLITE) {
            ServerProcess single = ServerProcess.start(setup);
            opened.push(single);
            return new Running("jdbc:sqlite:" + single.dataFolder().resolve("menjin.db"), List.of(single));
        }
        String jdbcUrl = deployment.database() == Deployment.Database.MARIADB
                ? mariadb().jdbcUrl()
                : postgresql().newDatabase();
        ServerSetup shared =
                setup.with("menjin.store.jdbc-url", jdbcUrl).keys(MasterKey.generate("k1", new SecureRandom()));
        if (deployment.isOnRedis()) {
            shared = redis().sessionsOf(shared, name + ":");
        }
        List<ServerProcess> servers = new ArrayList<>();
        for (int number = 1; number <= deployment.servers(); number++) {
            ServerProcess server = ServerProcess.start(shared.named(name + "-" + number));
            opened.push(server);
            servers.add(server);
        }
        return new Running(jdbcUrl, List.copyOf(servers));
    }

    private Mariadb mariadb() {
        Mariadb started = new Mariadb();
        opened.push(started);
        return started;
    }

    private Postgresql postgresql() {
        Postgresql started = postgresql;
        if (started == null) {
            started = new Postgresql();
            opened.push(started);
            postgresql = started;
        }
        return started;
    }

    private Redis redis() {
        Redis started = redis;
        if (started == null) {
            started = new Redis();
            opened.push(started);
            redis = started;
        }
        return started;
    }

    private ServerSetup setup(String name) {
        ServerSetup setup = ServerSetup.of(name, wechat)
                .patient()
                .with("menjin.sources." + TRANSFERS + ".phone-policy", "transfer")
                .with("menjin.sources." + MERGES + ".phone-policy", "merge");
        for (Map.Entry<String, EmulatedApp> app : apps.entrySet()) {
            setup = setup.source(app.getKey(), app.getValue());
        }
        return setup;
    }

    @Override
    public void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    /** The same deployments for all of these tests; the faults are taken back after each. */
    static final class Shared extends io.menjin.it.harness.Shared<Deployments> {

        Shared() {
            super(Deployments.class, Deployments::new);
        }

        @Override
        protected void afterEach(Deployments shared) {
            shared.wechat().clearFaults();
        }
    }
}

package io.menjin.it.race;

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
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The ways to run the service that races are tried on, beside one emulator. Each starts when it is first wanted. */
final class Deployments implements AutoCloseable {

    /** How the service runs. */
    enum Deployment {
        /** One server on the embedded database. */
        ONE_SERVER,
        /** Two servers that share nothing but PostgreSQL and the master key. */
        TWO_SERVERS,
        /** The same on MariaDB, for what is decided by the database's own locks. */
        TWO_SERVERS_ON_MARIADB
    }

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
    private @Nullable ServerProcess single;
    private final Map<Deployment, Pair> pairs = new EnumMap<>(Deployment.class);

    /** Two servers and the database that they share. */
    private record Pair(AutoCloseable database, String jdbcUrl, List<ServerProcess> servers) {}

    private Deployments() throws IOException {
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .build()
                .start();
        for (String source : List.of(REJECTS, TRANSFERS, MERGES)) {
            apps.put(source, wechat.control().app(AppSpec.generated()));
        }
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    /** A client for each server. */
    List<ApiClient> nodes(Deployment deployment) {
        return servers(deployment).stream().map(ServerProcess::api).toList();
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
        List<ServerProcess> servers = servers(deployment);
        Pair pair = pairs.get(deployment);
        String url = pair == null ? "jdbc:sqlite:" + servers.get(0).dataFolder().resolve("menjin.db") : pair.jdbcUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery(HALF_BOUND)) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized List<ServerProcess> servers(Deployment deployment) {
        return switch (deployment) {
            case ONE_SERVER -> {
                if (single == null) {
                    single = ServerProcess.start(setup("races-one"));
                }
                yield List.of(single);
            }
            case TWO_SERVERS ->
                pairs.computeIfAbsent(deployment, key -> {
                            Postgresql database = new Postgresql();
                            return pair("races", database, database.jdbcUrl());
                        })
                        .servers();
            case TWO_SERVERS_ON_MARIADB ->
                pairs.computeIfAbsent(deployment, key -> {
                            Mariadb database = new Mariadb();
                            return pair("races-mariadb", database, database.jdbcUrl());
                        })
                        .servers();
        };
    }

    private Pair pair(String name, AutoCloseable database, String jdbcUrl) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        ServerSetup shared = setup(name)
                .with("menjin.store.jdbc-url", jdbcUrl)
                .with("menjin.keys[0].id", "k1")
                .with("menjin.keys[0].secret", Base64.getEncoder().encodeToString(key));
        return new Pair(
                database,
                jdbcUrl,
                List.of(
                        ServerProcess.start(shared.named(name + "-a")),
                        ServerProcess.start(shared.named(name + "-b"))));
    }

    private ServerSetup setup(String name) {
        ServerSetup setup = ServerSetup.of(name, wechat)
                .with("menjin.sources." + TRANSFERS + ".phone-policy", "transfer")
                .with("menjin.sources." + MERGES + ".phone-policy", "merge");
        for (Map.Entry<String, EmulatedApp> app : apps.entrySet()) {
            setup = setup.source(app.getKey(), app.getValue());
        }
        return setup;
    }

    @Override
    public void close() throws Exception {
        if (single != null) {
            single.close();
        }
        for (Pair pair : pairs.values()) {
            pair.servers().forEach(ServerProcess::close);
            pair.database().close();
        }
        wechat.close();
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

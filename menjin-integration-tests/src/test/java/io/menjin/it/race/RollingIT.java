package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.MasterKey;
import io.menjin.it.harness.Balancer;
import io.menjin.it.harness.Effort;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.Reports;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import io.menjin.it.race.Service.Sessions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers behind a balancer are restarted one after another with SIGTERM, and nobody notices. */
class RollingIT {

    private static final int DEVICES = 4;
    private static final int NODES = Effort.rounds("menjin.it.rolling-nodes", 2, 4);
    private static final MasterKey OLD = MasterKey.generate("old", new SecureRandom());
    private static final MasterKey NEW = MasterKey.generate("new", new SecureRandom());

    static Stream<Sessions> restarts() {
        return Effort.isLong() ? Stream.of(Sessions.values()) : Stream.of(Sessions.IN_POSTGRESQL);
    }

    static Stream<Sessions> rotations() {
        return Effort.isLong() ? Stream.of(Sessions.values()) : Stream.of(Sessions.IN_REDIS);
    }

    @ParameterizedTest
    @MethodSource("restarts")
    void everyNodeIsRestartedWithoutAFailedRequest(Sessions sessions) throws InterruptedException {
        try (Service service = new Service("restart", sessions);
                Nodes nodes = new Nodes(number -> service.server(number).keys(OLD))) {
            Person early = service.person(nodes.balancer.api());
            LoggedIn login = early.login();
            try (Traffic traffic = Traffic.start(DEVICES, () -> service.person(nodes.balancer.api()))) {
                traffic.awaitNewLives();
                for (int round = 0; round < Effort.rounds("menjin.it.restarts", 1, 5); round++) {
                    nodes.restartEach(number -> service.server(number).keys(OLD), traffic);
                }
                report("restart", sessions, nodes, traffic);
            }
            assertThat(early.me(login.token()).ok().at("/user/id")).isEqualTo(login.userId());
            nodes.assertAllServed();
        }
    }

    /** Add the new key, make it the active one, drop the old one: each step node by node. */
    @ParameterizedTest
    @MethodSource("rotations")
    void keysRotateNodeByNodeWithoutAFailedRequest(Sessions sessions) throws InterruptedException {
        try (Service service = new Service("rotate", sessions);
                Nodes nodes = new Nodes(number -> server(service, number, OLD))) {
            Person early = service.person(nodes.balancer.api());
            LoggedIn before = early.login();
            early.bindPhone(before.token()).ok();
            String masked = early.me(before.token()).ok().at("/user/phone/masked");
            try (Traffic traffic = Traffic.start(DEVICES, () -> service.person(nodes.balancer.api()))) {
                nodes.restartEach(number -> server(service, number, OLD, NEW), traffic);
                early.me(before.token()).ok();
                nodes.restartEach(number -> server(service, number, NEW, OLD), traffic);
                early.me(before.token()).ok();
                // What was begun under the old key is over, as all sessions are after their lifetime.
                traffic.awaitNewLives();
                awaitNothingSealedBy(OLD, service.jdbcUrl());
                nodes.restartEach(number -> server(service, number, NEW), traffic);
                report("rotation", sessions, nodes, traffic);
            }
            // The checksum was made with a key that is gone: known to be old before any store is asked.
            early.me(before.token()).problem(401, "token_invalid", "relogin");
            LoggedIn after = early.login();
            assertThat(after.userId()).isEqualTo(before.userId());
            assertThat(early.me(after.token()).ok().at("/user/phone/masked")).isEqualTo(masked);
            nodes.assertAllServed();
        }
    }

    private static ServerSetup server(Service service, int number, MasterKey... keys) {
        return service.server(number).keys(keys).with("menjin.jobs.rekey-every", "200ms");
    }

    private static void awaitNothingSealedBy(MasterKey key, String jdbcUrl) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        while (sealedBy(key, jdbcUrl) > 0) {
            assertThat(System.nanoTime()).as("the job that seals again").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static long sealedBy(MasterKey key, String jdbcUrl) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery(
                        "SELECT count(*) FROM menjin_account WHERE phone_key_id = '" + key.id() + "'")) {
            counted.next();
            return counted.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void report(String what, Sessions sessions, Nodes nodes, Traffic traffic) {
        Reports.add(
                "rolling.txt",
                "%s of %d nodes, sessions %s: %d requests answered, none failed, %d passed on by the balancer"
                        .formatted(what, NODES, sessions, traffic.answers(), nodes.balancer.passedOn()));
    }

    /** Servers behind a balancer. */
    private static final class Nodes implements AutoCloseable {

        private final List<ServerProcess> servers = new ArrayList<>();
        private final Balancer balancer;

        Nodes(IntFunction<ServerSetup> setups) {
            for (int number = 0; number < NODES; number++) {
                servers.add(ServerProcess.start(setups.apply(number)));
            }
            balancer = new Balancer(servers.stream().map(ServerProcess::baseUri).toList());
        }

        /** SIGTERM and a new start, one node after another; the others have all of the traffic meanwhile. */
        void restartEach(IntFunction<ServerSetup> setups, Traffic traffic) throws InterruptedException {
            for (int number = 0; number < NODES; number++) {
                ServerProcess leaving = servers.get(number);
                leaving.close();
                traffic.awaitNewLives();
                ServerProcess back = leaving.startAgain(setups.apply(number));
                servers.set(number, back);
                balancer.move(number, back.baseUri());
                traffic.awaitNewLives();
            }
        }

        void assertAllServed() {
            for (int number = 0; number < NODES; number++) {
                assertThat(balancer.servedBy(number)).isPositive();
            }
        }

        @Override
        public void close() {
            balancer.close();
            servers.forEach(ServerProcess::close);
        }
    }
}

package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.Fault;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers that are equal: processes of their own on one PostgreSQL, each with a near cache of its own. */
class NodesIT {

    /** What the service promises: how long after the answer an earlier token may still be taken for good elsewhere. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String OLD_KEY = key();
    private static final String NEW_KEY = key();

    private static Postgresql database;
    private static WeChatEmulator wechat;
    private static EmulatedApp app;

    @BeforeAll
    static void start() throws IOException {
        database = new Postgresql();
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .build()
                .start();
        app = wechat.control().app(AppSpec.generated());
    }

    @AfterAll
    static void stop() {
        wechat.close();
        database.close();
    }

    @Test
    void noTokenThatWasEndedOnOneNodeLivesOnTheOtherAfterTheBound() {
        int people = 10;
        int tokens = 3;
        try (ServerProcess here = server("near-a", keys(OLD_KEY));
                ServerProcess there = server("near-b", keys(OLD_KEY))) {
            int late = 0;
            for (int number = 0; number < people; number++) {
                Person person = person(here);
                List<String> all = new ArrayList<>();
                for (int i = 0; i < tokens; i++) {
                    all.add(person.login().token());
                }
                // Both nodes remember all of them.
                all.forEach(token -> List.of(here, there).forEach(node -> verify(node, token, 204)));

                person.logoutEverywhere(all.get(0)).ok();
                long answered = System.nanoTime();

                all.forEach(token -> verify(here, token, 401));
                for (String token : all) {
                    late += lastAccepted(there, token, answered).compareTo(BOUND) > 0 ? 1 : 0;
                }
            }
            assertThat(late)
                    .as("tokens that lived longer than %s elsewhere", BOUND)
                    .isZero();
            assertThat(hits(here)).isPositive();
            assertThat(hits(there)).isPositive();
        }
    }

    @Test
    void whatIsDoneOnOneNodeIsSeenAtOnceOnTheOtherByThePersonAndByWhoeverDemandsIt() {
        try (ServerProcess here = server("seen-a", keys(OLD_KEY));
                ServerProcess there = server("seen-b", keys(OLD_KEY))) {
            Person person = person(here);
            String token = person.login().token();
            verify(there, token, 204);
            there.api()
                    .get("/v1/verify")
                    .query("step=phone")
                    .token(token)
                    .send()
                    .problem(403, "step_required");

            person.bindPhone(token).ok();

            assertThat(there.api()
                            .get("/v1/verify")
                            .query("step=phone")
                            .token(token)
                            .send()
                            .status())
                    .isEqualTo(204);
            assertThat(person.at(there.api()).me(token).ok().at("/user/steps/phone"))
                    .isEqualTo("true");
        }
    }

    @Test
    void coldNodesAskWeChatForOneAccessTokenAndOneThatIsKilledMeanwhileHoldsUpNobody() {
        ServerSetup[] setups = new ServerSetup[4];
        for (int i = 0; i < 4; i++) {
            setups[i] = setup("cold-" + i, keys(OLD_KEY)).with("menjin.wechat.deadline", "2s");
        }
        try (ServerProcess one = ServerProcess.start(setups[0]);
                ServerProcess two = ServerProcess.start(setups[1]);
                ServerProcess three = ServerProcess.start(setups[2])) {
            ServerProcess doomed = ServerProcess.start(setups[3]);
            List<ServerProcess> living = List.of(one, two, three);
            Person victim = person(doomed);
            String theirToken = victim.login().token();
            String code = String.valueOf(victim.tapPhone().code());
            wechat.control().clearJournal();
            wechat.control()
                    .fault(Fault.on("stable_token")
                            .delay(Duration.ofSeconds(60))
                            .times(1));
            Thread asking = new Thread(() -> {
                try {
                    victim.bindPhone(theirToken, code);
                } catch (RuntimeException killed) {
                    // The server that should have answered is gone.
                }
            });
            asking.start();
            while (wechat.control().calls("stable_token") == 0) {
                Thread.onSpinWait();
            }
            doomed.kill();

            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (ServerProcess node : living) {
                for (int i = 0; i < 4; i++) {
                    Person person = person(node);
                    String token = person.login().token();
                    tasks.add(() -> bound(person, token));
                }
            }
            assertThat(Crowd.atOnce(tasks)).containsOnly(true);
            // The one of the dead node, and one more.
            wechat.control().verify("stable_token", 2);
        } finally {
            wechat.control().clearFaults();
        }
    }

    /** Add the new key, then make it the active one, then drop the old one: each step node by node, under traffic. */
    @Test
    void keysRotateNodeByNodeWithoutAFailedRequest() throws InterruptedException {
        List<ServerProcess> nodes =
                new ArrayList<>(List.of(server("keys-a", keys(OLD_KEY)), server("keys-b", keys(OLD_KEY))));
        try {
            LoggedIn early = person(nodes.get(0)).login();
            for (List<String> step :
                    List.of(List.of("old", OLD_KEY, "new", NEW_KEY), List.of("new", NEW_KEY, "old", OLD_KEY))) {
                for (int restarted = 0; restarted < 2; restarted++) {
                    ServerProcess staying = nodes.get(1 - restarted);
                    AtomicBoolean over = new AtomicBoolean();
                    AtomicInteger failed = new AtomicInteger();
                    AtomicInteger done = new AtomicInteger();
                    Thread traffic = new Thread(() -> {
                        while (!over.get()) {
                            failed.addAndGet(use(staying, early) ? 0 : 1);
                            done.incrementAndGet();
                        }
                    });
                    traffic.start();
                    nodes.get(restarted).close();
                    nodes.set(restarted, server("keys-" + done.get() + "-" + restarted, step));
                    over.set(true);
                    traffic.join();
                    assertThat(failed).hasValue(0);
                    assertThat(done.get()).isPositive();
                    // What one node has made while the keys differ, the other one takes.
                    Person mixed = person(nodes.get(restarted));
                    String token = mixed.login().token();
                    mixed.bindPhone(token).ok();
                    assertThat(use(nodes.get(restarted), early)).isTrue();
                    for (ServerProcess node : nodes) {
                        verify(node, token, 204);
                        mixed.at(node.api()).me(token).ok();
                    }
                }
            }
        } finally {
            nodes.forEach(ServerProcess::close);
        }
    }

    private static boolean use(ServerProcess node, LoggedIn early) {
        Person person = person(node);
        String token = person.login().token();
        return person.bindPhone(token).status() == 200
                && person.me(token).status() == 200
                && node.api().get("/v1/verify").token(early.token()).send().status() == 204;
    }

    /** Whether the number is bound in the end; while nobody has an access_token, devices are told to try again. */
    private static boolean bound(Person person, String token) {
        for (int attempt = 0; attempt < 60; attempt++) {
            int status = person.bindPhone(token).status();
            if (status == 200) {
                return true;
            }
            assertThat(status).isEqualTo(503);
        }
        return false;
    }

    private static void verify(ServerProcess node, String token, int status) {
        assertThat(node.api().get("/v1/verify").token(token).send().status()).isEqualTo(status);
    }

    /** How long after the answer the last request was sent that was served. */
    private static Duration lastAccepted(ServerProcess node, String token, long answered) {
        ApiClient api = node.api();
        Duration last = Duration.ZERO;
        while (last.compareTo(BOUND.multipliedBy(5)) < 0) {
            long sent = System.nanoTime();
            if (api.get("/v1/verify").token(token).send().status() != 204) {
                return last;
            }
            last = Duration.ofNanos(sent - answered);
        }
        return last;
    }

    private static double hits(ServerProcess node) {
        return Double.parseDouble(node.api()
                .get("/actuator/metrics/menjin.session.cache.hits")
                .outsideOfTheContract()
                .send()
                .at("/measurements/0/value"));
    }

    private static Person person(ServerProcess node) {
        int number = PEOPLE.incrementAndGet();
        return Person.born(
                wechat.control(), app.appId(), node.api(), "shop", "n" + number, "136%08d".formatted(number));
    }

    private static List<String> keys(String key) {
        return List.of("old", key);
    }

    private static ServerProcess server(String name, List<String> keys) {
        return ServerProcess.start(setup(name, keys));
    }

    /**
     * A server on the database.
     *
     * @param keys ids and master keys by turns
     */
    private static ServerSetup setup(String name, List<String> keys) {
        ServerSetup setup =
                ServerSetup.of(name, wechat).source("shop", app).with("menjin.store.jdbc-url", database.jdbcUrl());
        for (int i = 0; i < keys.size(); i += 2) {
            setup = setup.with("menjin.keys[" + i / 2 + "].id", keys.get(i))
                    .with("menjin.keys[" + i / 2 + "].secret", keys.get(i + 1));
        }
        return setup;
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}

package io.menjin.it.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import io.menjin.it.harness.SqliteFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server for many faults. Each test gets a mini program of its own, because access_tokens and circuit breakers are kept
 * for each, and one test must not start with what another has left behind.
 */
final class UpstreamServer implements AutoCloseable {

    /** Longer than anything takes that is not made slow, on a machine that does other things too or stands still. */
    static final Duration DEADLINE = Duration.ofSeconds(10);

    private static final int APPS = 150;
    /** For what happens beside the call of WeChat; far less than the faults last that the deadline is to end. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final WeChatEmulator wechat;
    private final ServerProcess server;
    private final Map<String, EmulatedApp> apps = new LinkedHashMap<>();
    private final Deque<String> unused = new ArrayDeque<>();
    private final AtomicInteger people = new AtomicInteger();
    private final LoggedIn witness;
    private final Person witnessing;

    UpstreamServer() throws IOException {
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .setting(Settings.FORCED_TOKEN_INTERVAL, Duration.ZERO)
                .build()
                .start();
        ServerSetup setup = ServerSetup.of("upstream", wechat)
                .with("menjin.wechat.deadline", DEADLINE.toMillis() + "ms")
                .with("menjin.wechat.circuit.open-for", "5s")
                .with("menjin.wechat.access-token.replace-at-most-every", "0ms")
                .with("menjin.wechat.access-token.longest-backoff", "1s")
                .with("menjin.login.receipt-wait", "100ms");
        for (int number = 0; number < APPS; number++) {
            String source = "app" + number;
            EmulatedApp app = wechat.control().app(AppSpec.generated());
            apps.put(source, app);
            unused.add(source);
            setup = setup.source(source, app);
        }
        server = ServerProcess.start(setup);
        witnessing = newPerson();
        witness = witnessing.login();
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    WeChatEmulator emulator() {
        return wechat;
    }

    /** A client that waits no longer than a device may have to, whatever WeChat does. */
    ApiClient api() {
        return server.api().patience(DEADLINE.plus(MARGIN));
    }

    String printed() {
        return server.printed();
    }

    EmulatedApp app(String source) {
        return apps.get(source);
    }

    /** Somebody new in a mini program that nobody has used. */
    Person newPerson() {
        return newPeople(1).get(0);
    }

    /** Several people who are new, in one mini program that nobody has used. */
    List<Person> newPeople(int count) {
        String source = unused.remove();
        List<Person> all = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int id = people.incrementAndGet();
            all.add(Person.born(
                    wechat.control(), app(source).appId(), api(), source, "p" + id, "137%08d".formatted(id)));
        }
        return all;
    }

    /** What is stored of people: the access_tokens beside it are fetched and thrown away as WeChat pleases. */
    Map<String, List<String>> stored() {
        Map<String, List<String>> contents = SqliteFile.in(server.dataFolder()).contents();
        contents.remove("menjin_shared_value");
        return contents;
    }

    int accounts() {
        return SqliteFile.in(server.dataFolder()).count("menjin_account");
    }

    /** Whoever logged in before must notice nothing of WeChat's trouble, nor may the server's health. */
    void assertOthersNoticeNothing() {
        witnessing.me(witness.token()).ok();
        api().get("/v1/verify").token(witness.token()).send().ok();
        assertThat(api().get("/actuator/health").outsideOfTheContract().send().status())
                .isEqualTo(200);
    }

    @Override
    public void close() {
        server.close();
        wechat.close();
    }

    /** One server for all of these tests; the faults are taken back after each. */
    static final class Shared extends io.menjin.it.harness.Shared<UpstreamServer> {

        Shared() {
            super(UpstreamServer.class, UpstreamServer::new);
        }

        @Override
        protected void afterEach(UpstreamServer shared) {
            shared.wechat().clearFaults();
        }
    }
}

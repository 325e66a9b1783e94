package io.menjin.it.chaos;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Equal servers in processes of their own, and WeChat. Each server may be killed and started again. Thread-safe. */
final class Nodes implements AutoCloseable {

    /** A server that needs longer than this for an answer hangs. No operation waits this long by design. */
    static final Duration DEADLINE = Duration.ofSeconds(45);

    private static final String SOURCE = "shop";
    /** So many people are on every part of a Redis Cluster, as good as certainly. */
    private static final int PROBES = 6;

    private final WeChatEmulator wechat;
    private final EmulatedApp app;
    private final Duration deadline;
    private volatile Tally tally = new Tally();
    private final List<ServerProcess> servers = new ArrayList<>();
    private final List<ApiClient> clients = new ArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger people = new AtomicInteger();

    /** Where the servers keep what they share. */
    @FunctionalInterface
    interface Wiring {

        /** The setup of one server, with this number. */
        ServerSetup wire(ServerSetup setup, int number);
    }

    private Nodes(Duration deadline) throws IOException {
        this.deadline = deadline;
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                // Codes of logins that were cut off are tried again at the very end.
                .setting(Settings.LOGIN_CODE_TTL, Duration.ofHours(2))
                .build()
                .start();
        app = wechat.control().app(AppSpec.generated());
    }

    /** Starts so many servers. */
    static Nodes start(String name, int count, Wiring wiring) throws IOException {
        return start(name, count, DEADLINE, wiring);
    }

    /**
     * Starts so many servers.
     *
     * @param deadline a request that takes longer hangs
     */
    static Nodes start(String name, int count, Duration deadline, Wiring wiring) throws IOException {
        Nodes nodes = new Nodes(deadline);
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            for (int number = 0; number < count; number++) {
                ServerSetup setup = ServerSetup.of(name + "-" + number, nodes.wechat)
                        .source(SOURCE, nodes.app)
                        .with("menjin.keys[0].id", "k1")
                        .with("menjin.keys[0].secret", Base64.getEncoder().encodeToString(key))
                        // A slow machine must not make the answers expire before they are asked for again.
                        .with("menjin.login.receipt-lifetime", "2h");
                nodes.add(ServerProcess.start(wiring.wire(setup, number)));
            }
            // The first requests of all do what no later one does.
            Patience.until("full service", Duration.ofSeconds(90), nodes::serveEverything);
            return nodes;
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    private synchronized void add(ServerProcess server) {
        servers.add(server);
        clients.add(client(server));
    }

    private ApiClient client(ServerProcess server) {
        return server.api().patience(deadline);
    }

    synchronized int count() {
        return servers.size();
    }

    synchronized ServerProcess server(int number) {
        return servers.get(number);
    }

    /** The server whose turn it is. */
    ApiClient next() {
        return client(Math.floorMod(turn.getAndIncrement(), count()));
    }

    synchronized ApiClient client(int number) {
        return clients.get(number);
    }

    /** Counts from nothing again. */
    void newTally() {
        tally = new Tally();
    }

    /** What was answered, all servers together. */
    Tally tally() {
        return tally;
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    /** Somebody new with a phone. */
    Person person() {
        int number = people.incrementAndGet();
        return Person.born(wechat(), app.appId(), next(), SOURCE, "u" + number, "139%08d".formatted(number));
    }

    /** {@code kill -9}. */
    void kill(int number) {
        server(number).kill();
    }

    void startAgain(int number) {
        ServerProcess again = server(number).startAgain();
        synchronized (this) {
            servers.set(number, again);
            clients.set(number, client(again));
        }
    }

    /** Whether each server does for somebody new all that there is to do: log in, show the account, log out. */
    boolean serveEverything() {
        int refused = tally.refusals();
        for (int number = 0; number < count(); number++) {
            for (int i = 0; i < PROBES; i++) {
                if (!serves(person().at(client(number)))) {
                    return false;
                }
            }
        }
        return tally.refusals() == refused;
    }

    private static boolean serves(Person person) {
        try {
            Answer login = person.tryLogin();
            if (Patience.isNotNow(login)) {
                return false;
            }
            String token = login.ok().at("/token");
            return person.me(token).status() == 200
                    && person.logout(token).status() == 204
                    && person.me(token).status() == 401;
        } catch (UncheckedIOException e) {
            RuntimeException unused = Patience.cutOff(e);
            return false;
        }
    }

    /** What all of them have printed since they were started last: it says why, and is gone when nobody keeps the folder. */
    String printed() {
        StringBuilder all = new StringBuilder();
        for (int number = 0; number < count(); number++) {
            String printed = server(number).printed();
            all.append("\nServer ")
                    .append(number)
                    .append(" printed:\n")
                    .append(printed.substring(Math.max(0, printed.length() - 8000)));
        }
        return all.toString();
    }

    @Override
    public void close() {
        for (ServerProcess server : servers) {
            try {
                server.close();
            } catch (IllegalStateException e) {
                // It did not end by itself and was killed.
            }
        }
        wechat.close();
    }
}

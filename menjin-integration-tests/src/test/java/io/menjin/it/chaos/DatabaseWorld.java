package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.testkit.network.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two servers, each with a network of its own to the database that they share. */
final class DatabaseWorld implements AutoCloseable {

    /** From the end of a fault until both servers do everything again; HikariCP waits up to 5 s between attempts. */
    static final Duration RECOVERY = Duration.ofSeconds(20);

    private static final int NODES = 2;
    private static final int POOL = 10;

    /** Threads that come with load, and go again after a minute or never: Tomcat's, HikariCP's. */
    private static final int MORE_THREADS = 25;

    private static final Duration REACTION = Duration.ofSeconds(30);

    private final DatabaseServer database;
    private final List<FaultProxy> networks = new ArrayList<>();
    private final Nodes nodes;
    private final String name;
    private final List<Integer> threads = new ArrayList<>();

    private DatabaseWorld(String name, DatabaseKind kind, Duration patience, Duration answerLimit, Duration deadline)
            throws IOException {
        this.name = name + " (" + kind + ")";
        this.database = kind.launch();
        IntStream.range(0, NODES).forEach(number -> networks.add(new FaultProxy(database.port())));
        this.nodes = Nodes.start(
                (name + "-" + kind).replace(' ', '-'),
                NODES,
                deadline,
                (setup, number) -> setup.with(
                                "menjin.store.jdbc-url",
                                database.jdbcUrl(networks.get(number).port()))
                        .with("menjin.store.patience", patience.toSeconds() + "s")
                        .with("menjin.store.answer-limit", answerLimit.toSeconds() + "s"));
    }

    /**
     * Starts everything.
     *
     * @param patience {@code menjin.store.patience}
     * @param answerLimit {@code menjin.store.answer-limit}
     */
    static DatabaseWorld start(String name, DatabaseKind kind, Duration patience, Duration answerLimit)
            throws IOException {
        return start(name, kind, patience, answerLimit, Nodes.DEADLINE);
    }

    /**
     * Starts everything.
     *
     * @param deadline of each request
     */
    static DatabaseWorld start(
            String name, DatabaseKind kind, Duration patience, Duration answerLimit, Duration deadline)
            throws IOException {
        return new DatabaseWorld(name, kind, patience, answerLimit, deadline);
    }

    Nodes nodes() {
        return nodes;
    }

    DatabaseServer database() {
        return database;
    }

    FaultProxy network(int node) {
        return networks.get(node);
    }

    List<FaultProxy> networks() {
        return networks;
    }

    void allPass() {
        networks.forEach(FaultProxy::pass);
    }

    /** Lets the fault happen again and again, and looks whether servers are left as they were. */
    void endure(Fault fault) {
        Ordeal ordeal = new Ordeal(name, nodes, Loss.NOTHING, RECOVERY);
        ordeal.endure(Ordeal.rounds(), new Fault() {
            @Override
            public void strike(int round) {
                if (threads.isEmpty()) {
                    each().forEach(node -> threads.add(Vitals.threads(nodes.server(node))));
                }
                fault.strike(round);
            }

            @Override
            public void mend(int round) {
                fault.mend(round);
            }

            @Override
            public void restore(int round) {
                fault.restore(round);
                each().forEach(node -> assertThat(Vitals.isReady(nodes.server(node)))
                        .as("server %d is ready again", node)
                        .isTrue());
            }
        });
        assertNothingLeaked();
    }

    /** Waits until devices hear that it is not possible now, and operators see it on these servers. */
    void awaitNoticed(List<Integer> struck) {
        int refusals = nodes.tally().refusals();
        Patience.until("a refusal", REACTION, () -> nodes.tally().refusals() > refusals);
        struck.forEach(node ->
                Patience.until("not ready: server " + node, REACTION, () -> !Vitals.isReady(nodes.server(node))));
    }

    private void assertNothingLeaked() {
        Patience.until(
                "no more connections than " + NODES + " pools have",
                Duration.ofSeconds(60),
                () -> database.clients() <= NODES * POOL);
        networks.forEach(
                network -> assertThat(network.connections()).as("connections").isLessThanOrEqualTo(POOL));
        each().forEach(node -> assertThat(Vitals.threads(nodes.server(node)))
                .as("threads of server %d, which had %d at first", node, threads.get(node))
                .isLessThanOrEqualTo(threads.get(node) + MORE_THREADS));
    }

    private static List<Integer> each() {
        return IntStream.range(0, NODES).boxed().toList();
    }

    @Override
    public void close() {
        nodes.close();
        networks.forEach(FaultProxy::close);
        database.close();
    }
}

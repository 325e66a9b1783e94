package io.menjin.bench.micro;

import io.menjin.bench.peer.TokenPeer;
import io.menjin.bench.peer.TokenPeers;
import io.menjin.bench.redis.Monitor;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.report.Figures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many commands the peers send to Redis, and what {@code INFO commandstats} counts with those inside of scripts. The
 * counts do not depend on the machine.
 */
final class CommandCounts {

    private final Figures figures;
    private final Effort effort;
    private final RedisNode redis;

    CommandCounts(Figures figures, Effort effort, RedisNode redis) {
        this.figures = figures;
        this.effort = effort;
        this.redis = redis;
    }

    void run() throws IOException {
        for (TokenPeers peer : TokenPeers.allOnRedis()) {
            redis.clear();
            try (TokenPeer open = peer.open(redis.port(), 1000)) {
                logins(peer, open);
                if (peer != TokenPeers.SPRING_SESSION) {
                    endings(peer, open);
                }
            }
        }
    }

    private void logins(TokenPeers peer, TokenPeer open) throws IOException {
        List<String> tokens = new ArrayList<>();
        int[] people = {0};
        // Connections are opened and scripts loaded by what comes first.
        open.check(open.login(900_000_000));
        count("commands", peer, "first login", () -> tokens.add(open.login(people[0]++)));
        people[0] = 0;
        count("commands", peer, "returning login", () -> open.login(people[0]++));
        people[0] = 0;
        count("commands", peer, "check", () -> open.check(tokens.get(people[0]++)));
        String forged = open.forged();
        count("commands", peer, "forged token", () -> open.check(forged));
    }

    private void count(String table, TokenPeers peer, String what, Runnable call) throws IOException {
        int calls = effort.calls();
        redis.commands().configResetstat();
        try (Monitor monitor = Monitor.of(redis)) {
            for (int i = 0; i < calls; i++) {
                call.run();
            }
            Map<String, Long> sent = monitor.sent();
            Map<String, Long> counted = redis.calls();
            counted.remove("echo");
            figures.add(table, peer.title(), what, (double) sum(sent) / calls);
            System.err.printf("  sent %s; commandstats %s%n", sent, counted);
            figures.add("commands-inside", peer.title(), what, (double) sum(counted) / calls);
        }
    }

    private void endings(TokenPeers peer, TokenPeer open) throws IOException {
        // As with logins: the first one loads the script.
        open.endingAll(900_000_001, open.login(900_000_001)).run();
        int person = 1_000_000;
        for (int sessions : effort.sessionCounts()) {
            for (int round = 0; round < effort.endings(); round++) {
                person++;
                String token = "";
                for (int i = 0; i < sessions; i++) {
                    token = open.login(person);
                }
                Runnable ending = open.endingAll(person, token);
                try (Monitor monitor = Monitor.of(redis)) {
                    monitor.sent();
                    ending.run();
                    figures.add(
                            "end-all", peer.title(), sessions + " sessions: commands", (double) sum(monitor.sent()));
                }
                if (open.check(token)) {
                    throw new IllegalStateException(peer.title() + " has left a session alive");
                }
            }
            times(peer, open, sessions);
        }
    }

    /** Apart from the counting, since MONITOR slows Redis down. */
    private void times(TokenPeers peer, TokenPeer open, int sessions) {
        for (int round = 0; round < effort.endings(); round++) {
            int person = 2_000_000 + sessions * 10 + round;
            String token = "";
            for (int i = 0; i < sessions; i++) {
                token = open.login(person);
            }
            Runnable ending = open.endingAll(person, token);
            long began = System.nanoTime();
            ending.run();
            figures.add("end-all", peer.title(), sessions + " sessions: ms", (System.nanoTime() - began) / 1e6);
        }
    }

    private static long sum(Map<String, Long> calls) {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }
}

package io.menjin.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Logins of one account on two nodes, and "log out everywhere" in the midst of them. A token that had been handed out
 * before that was called, and that a node takes after it has returned, is a survivor.
 */
final class Race {

    private final List<RunningServer> nodes;
    private final ExecutorService threads;

    Race(List<RunningServer> nodes, ExecutorService threads) {
        this.nodes = nodes;
        this.threads = threads;
    }

    /**
     * What is left of an account.
     *
     * @param here a survivor was alive at the node that had ended all sessions, at once
     * @param doomed tokens that must be dead everywhere, at the latest after the bound
     * @param alive tokens that nothing has ended yet
     */
    record Outcome(boolean here, Set<String> doomed, Set<String> alive) {}

    /** Logs in once, then with all other codes at once, and ends all when half of these have their tokens. */
    Outcome run(List<String> codes) throws IOException, InterruptedException, ExecutionException {
        String caller = nodes.get(0).login(codes.get(0));
        List<String> racing = codes.subList(1, codes.size());
        List<String> answered = Collections.synchronizedList(new ArrayList<>(List.of(caller)));
        CountDownLatch half = new CountDownLatch((racing.size() + 1) / 2);
        List<Future<?>> logins = new ArrayList<>();
        for (int i = 0; i < racing.size(); i++) {
            RunningServer node = nodes.get(i % nodes.size());
            String code = racing.get(i);
            logins.add(threads.submit(() -> {
                try {
                    answered.add(node.login(code));
                } catch (IOException refused) {
                    // A login that was under way when everything ended may be refused.
                } finally {
                    half.countDown();
                }
                return null;
            }));
        }
        half.await();
        List<String> inHand;
        synchronized (answered) {
            inHand = new ArrayList<>(answered);
        }
        Set<String> doomed = new HashSet<>(inHand);
        logoutEverywhere(inHand);
        boolean here = anyAlive(nodes.get(0), doomed);
        for (Future<?> login : logins) {
            login.get();
        }
        Set<String> alive = new HashSet<>(answered);
        alive.removeAll(doomed);
        return new Outcome(here, doomed, alive);
    }

    /** Ends all sessions when nothing is under way any more; says whether any token is good afterwards. */
    boolean survivesTheEnd(String code, Set<String> tokens) throws IOException, InterruptedException {
        String caller = nodes.get(0).login(code);
        logoutEverywhere(List.of(caller));
        return anyAlive(nodes.get(0), tokens) || nodes.get(0).isAlive(caller);
    }

    /** By the newest device that gets through: a person has ten or twelve sessions, so many logins replace the oldest. */
    private void logoutEverywhere(List<String> oldestFirst) throws IOException, InterruptedException {
        for (int i = oldestFirst.size() - 1; i >= 0; i--) {
            if (nodes.get(0).logoutEverywhere(oldestFirst.get(i))) {
                return;
            }
        }
        throw new IOException("none of " + oldestFirst.size() + " devices could log out everywhere");
    }

    static boolean anyAlive(RunningServer node, Set<String> tokens) throws IOException, InterruptedException {
        for (String token : tokens) {
            if (node.isAlive(token)) {
                return true;
            }
        }
        return false;
    }
}

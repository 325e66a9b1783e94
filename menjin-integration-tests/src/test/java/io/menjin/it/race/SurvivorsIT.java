package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.Effort;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.Reports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many people log out everywhere on one of two nodes while their devices log in on both. Survivors are tokens that were in a
 * device's hands when the logout was sent, and any token at all once nothing is under way and the person logs out again.
 */
@ExtendWith(Deployments.Shared.class)
class SurvivorsIT {

    private static final Deployment NODES = Deployment.TWO_SERVERS_ON_REDIS;
    private static final int ACCOUNTS = Effort.rounds("menjin.it.accounts", 10, 500);
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final Deployments deployments;

    SurvivorsIT(Deployments deployments) {
        this.deployments = deployments;
    }

    /** What a race has left. */
    private record Left(Person person, Set<String> doomed, Set<String> later, long answered) {}

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 16})
    void nobodyIsLeftOver(int logins) throws InterruptedException {
        List<ApiClient> nodes = deployments.nodes(NODES);
        List<Left> all = new ArrayList<>();
        int here = 0;
        for (int account = 0; account < ACCOUNTS; account++) {
            Left left = race(nodes, logins);
            here += left.doomed().stream().anyMatch(token -> isAlive(nodes.get(0), token)) ? 1 : 0;
            all.add(left);
        }
        TimeUnit.NANOSECONDS.sleep(all.get(all.size() - 1).answered() + BOUND.toNanos() - System.nanoTime());
        int elsewhere = 0;
        int settled = 0;
        int racing = 0;
        for (Left left : all) {
            elsewhere += left.doomed().stream().anyMatch(token -> isAlive(nodes.get(1), token)) ? 1 : 0;
            racing += left.doomed().size() > 1 && !left.later().isEmpty() ? 1 : 0;
            settled += survivesTheEnd(nodes, left) ? 1 : 0;
        }
        Reports.add(
                "survivors.txt",
                ("%s, %d accounts, %d logins racing (in %d of them on both sides of the logout): survivors on the node at once"
                                + " %d, on the other after %d ms %d, after a second logout %d")
                        .formatted(NODES, ACCOUNTS, logins, racing, here, BOUND.toMillis(), elsewhere, settled));
        assertThat(here)
                .as("accounts with a survivor at once on the node itself")
                .isZero();
        assertThat(elsewhere)
                .as("accounts with one on the other node after the bound")
                .isZero();
        assertThat(settled).as("accounts with one that nothing ends").isZero();
    }

    /** Logs out everywhere when half of the logins have been answered. */
    private Left race(List<ApiClient> nodes, int logins) {
        Person person = deployments.person(NODES).at(nodes.get(0));
        ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
        answered.add(person.login().token());
        CountDownLatch half = new CountDownLatch(logins / 2);
        Set<String> doomed = new TreeSet<>();
        List<Callable<Long>> tasks = new ArrayList<>();
        for (int number = 0; number < logins; number++) {
            Person device = person.at(nodes.get(number % nodes.size()));
            String code = device.code();
            tasks.add(() -> {
                Answer answer = device.login(code, Person.newKey());
                if (answer.status() == 200) {
                    String token = answer.at("/token");
                    // The other node remembers it, as it would behind a gateway.
                    isAlive(nodes.get(1), token);
                    answered.add(token);
                    half.countDown();
                } else {
                    answer.problem(401, "token_revoked", "relogin");
                }
                return 0L;
            });
        }
        tasks.add(() -> {
            half.await();
            doomed.addAll(answered);
            logoutEverywhere(person, answered);
            return System.nanoTime();
        });
        long at = Crowd.atOnce(tasks).get(logins);
        Set<String> later = new TreeSet<>(answered);
        later.removeAll(doomed);
        return new Left(person, doomed, later, at);
    }

    /** By whichever device gets through: sixteen logins replace the oldest of the ten sessions that a person may have. */
    private static void logoutEverywhere(Person person, Collection<String> answered) {
        List<String> newestFirst = new ArrayList<>(answered);
        Collections.reverse(newestFirst);
        for (String token : newestFirst) {
            Answer answer = person.logoutEverywhere(token);
            if (answer.status() == 204) {
                return;
            }
            answer.problem(401, "token_replaced", "relogin");
        }
        throw new AssertionError("no device was left to log out with");
    }

    /** Nothing is under way any more: what lives now ends with the next logout, wherever it was made. */
    private static boolean survivesTheEnd(List<ApiClient> nodes, Left left) {
        String caller = left.person().login().token();
        left.person().logoutEverywhere(caller).ok();
        Set<String> all = new TreeSet<>(left.later());
        all.addAll(left.doomed());
        all.add(caller);
        return all.stream()
                .anyMatch(token -> isAlive(nodes.get(0), token)
                        || nodes.get(1).get("/v1/me").token(token).send().status() == 200);
    }

    private static boolean isAlive(ApiClient node, String token) {
        return node.get("/v1/verify").token(token).send().status() == 204;
    }
}

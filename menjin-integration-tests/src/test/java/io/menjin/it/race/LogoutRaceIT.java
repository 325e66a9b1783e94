package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Fault;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Logging out everywhere while others log in as the same person. */
@ExtendWith(Deployments.Shared.class)
class LogoutRaceIT {

    private static final int REPEATS = 20;
    /** What the service promises: how long after the answer an earlier token may still be taken for good. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final Deployments deployments;

    LogoutRaceIT(Deployments deployments) {
        this.deployments = deployments;
    }

    static Stream<Arguments> racers() {
        return Deployment.allButMariadb()
                .flatMap(deployment -> Stream.of(2, 4, 16).map(count -> Arguments.of(deployment, count)));
    }

    @ParameterizedTest
    @MethodSource("racers")
    void noEarlierTokenOutlivesIt(Deployment deployment, int count) {
        List<ApiClient> nodes = deployments.nodes(deployment);
        int racing = 0;
        Duration longest = Duration.ZERO;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Person person = deployments.person(deployment);
            LoggedIn first = person.login();
            LoggedIn elsewhere = person.at(nodes.get(nodes.size() - 1)).login();
            List<Callable<Racer>> all = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                Person device = person.at(nodes.get(number % nodes.size()));
                all.add(() -> Racer.login(device));
            }
            all.add(() -> Racer.logout(person, first.token()));

            List<Racer> racers = Crowd.atOnce(all);

            Racer logout = racers.remove(count);
            longest = max(longest, timeUntilDead(nodes, first.token(), logout.answered()));
            longest = max(longest, timeUntilDead(nodes, elsewhere.token(), logout.answered()));
            for (Racer racer : racers) {
                if (racer.answer().status() != 200) {
                    racer.answer().problem(401, "token_revoked", "relogin");
                    racing++;
                } else if (racer.answered() < logout.sent()) {
                    longest = max(longest, timeUntilDead(nodes, racer.token(), logout.answered()));
                } else {
                    racing += assertLater(nodes, racer, logout) ? 0 : 1;
                }
            }
        }
        Reports.add(
                "logout-races.txt",
                "%s, %d logins: %d of %d ended by the logout they raced, no earlier token taken later than %d ms"
                        .formatted(deployment, count, racing, count * REPEATS, longest.toMillis()));
        assertThat(longest).isLessThanOrEqualTo(BOUND);
    }

    /** The logins still wait for WeChat when the person logs out. */
    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#allButMariadb")
    void aLoginThatWasUnderWayDoesNotOutliveIt(Deployment deployment) throws InterruptedException {
        List<ApiClient> nodes = deployments.nodes(deployment);
        int cutOff = 0;
        for (int repeat = 0; repeat < REPEATS / 4; repeat++) {
            Person person = deployments.person(deployment);
            LoggedIn first = person.login();
            deployments.wechat().clearJournal();
            deployments.wechat().fault(Fault.on("jscode2session").delay(Duration.ofMillis(400)));

            List<Answer> answers = Crowd.atOnce(
                    5,
                    number -> number == 4
                            ? () -> {
                                awaitExchanges(4);
                                return person.logoutEverywhere(first.token());
                            }
                            : () -> person.at(nodes.get(0)).tryLogin());

            answers.get(4).ok();
            for (Answer answer : answers.subList(0, 4)) {
                if (answer.status() == 200) {
                    // On a slow machine some are through when the last one begins to wait.
                    person.me(answer.at("/token")).problem(401, "token_revoked");
                } else {
                    answer.problem(401, "token_revoked", "relogin");
                    cutOff++;
                }
            }
            deployments.wechat().clearFaults();
            person.me(first.token()).problem(401, "token_revoked");
            person.me(person.login().token()).ok();
        }
        assertThat(cutOff).as("logins that waited for WeChat at the logout").isPositive();
    }

    private void awaitExchanges(int count) throws InterruptedException {
        while (deployments.wechat().calls("jscode2session") < count) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /**
     * How long after the answer a request was sent, to some node, that was still served; at most a little more than the
     * bound. It is the sending that counts, so that a slow machine does not count as a token that lives.
     */
    private static Duration timeUntilDead(List<ApiClient> nodes, String token, long answered) {
        Duration alive = Duration.ZERO;
        for (ApiClient node : nodes) {
            long sent = System.nanoTime();
            Answer me = node.get("/v1/me").token(token).send();
            while (me.status() == 200 && alive.compareTo(BOUND.multipliedBy(5)) < 0) {
                alive = max(alive, Duration.ofNanos(sent - answered));
                sent = System.nanoTime();
                me = node.get("/v1/me").token(token).send();
            }
            if (me.status() != 200) {
                assertThat(me.code()).isIn("token_revoked", "token_replaced");
            }
        }
        return alive;
    }

    /**
     * A login that was answered while the logout was under way: dead, or begun after the logout had taken effect.
     *
     * @return whether it lives
     */
    private static boolean assertLater(List<ApiClient> nodes, Racer racer, Racer logout) {
        boolean lives = false;
        for (ApiClient node : nodes) {
            Answer me = node.get("/v1/me").token(racer.token()).send();
            if (me.status() == 200) {
                lives = true;
                assertThat(Instant.parse(me.at("/session/createdAt")))
                        .as("a session made before the logout was asked for")
                        .isAfterOrEqualTo(logout.sentAt());
            } else {
                assertThat(me.code()).isIn("token_revoked", "token_replaced");
            }
        }
        return lives;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** One request of the race; the times are those of this JVM's clocks. */
    private record Racer(Instant sentAt, long sent, long answered, Answer answer) {

        static Racer login(Person device) {
            String code = device.code();
            Instant sentAt = Instant.now();
            long sent = System.nanoTime();
            Answer answer = device.login(code, Person.newKey());
            return new Racer(sentAt, sent, System.nanoTime(), answer);
        }

        static Racer logout(Person device, String token) {
            Instant sentAt = Instant.now();
            long sent = System.nanoTime();
            Answer answer = device.logoutEverywhere(token);
            if (answer.code().equals("token_replaced")) {
                // The logins that it races were faster, and are more than the sessions that a person may have.
                return logout(device, device.login().token());
            }
            return new Racer(sentAt, sent, System.nanoTime(), answer.ok());
        }

        String token() {
            return answer.at("/token");
        }
    }
}

package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Effort;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.Reports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that are equal, each with a near cache of its own. */
@ExtendWith(Deployments.Shared.class)
class NodesIT {

    private static final int PEOPLE = Effort.rounds("menjin.it.near-people", 10, 50);
    private static final int TOKENS = 3;

    /** What the service promises: how long after the answer an earlier token may still be taken for good elsewhere. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final Deployments deployments;

    NodesIT(Deployments deployments) {
        this.deployments = deployments;
    }

    static Stream<Deployment> severalNodes() {
        return Deployment.allButMariadb().filter(deployment -> deployment.servers() > 1);
    }

    @ParameterizedTest
    @MethodSource("severalNodes")
    void noTokenThatWasEndedOnOneNodeLivesOnAnotherAfterTheBound(Deployment deployment) {
        List<ApiClient> nodes = deployments.nodes(deployment);
        Duration longest = Duration.ZERO;
        double before = hits(nodes);
        for (int number = 0; number < PEOPLE; number++) {
            Person person = deployments.person(deployment);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < TOKENS; i++) {
                tokens.add(person.at(nodes.get(i % nodes.size())).login().token());
            }
            // All nodes remember all of them.
            tokens.forEach(token -> nodes.forEach(node -> verify(node, token, 204)));
            tokens.forEach(token -> nodes.forEach(node -> verify(node, token, 204)));

            person.logoutEverywhere(tokens.get(0)).ok();
            long answered = System.nanoTime();

            tokens.forEach(token -> verify(nodes.get(0), token, 401));
            for (ApiClient node : nodes.subList(1, nodes.size())) {
                for (String token : tokens) {
                    Duration last = lastAccepted(node, token, answered);
                    longest = last.compareTo(longest) > 0 ? last : longest;
                }
            }
        }
        Reports.add(
                "nodes.txt",
                "%s: %d tokens ended on one node, the latest that another one took was sent %d ms after the answer"
                        .formatted(deployment, PEOPLE * TOKENS, longest.toMillis()));
        assertThat(longest).isLessThanOrEqualTo(BOUND);
        assertThat(hits(nodes)).as("checks without a store").isGreaterThan(before);
    }

    @ParameterizedTest
    @MethodSource("severalNodes")
    void whatIsDoneOnOneNodeIsSeenAtOnceOnTheOthersByThePersonAndByWhoeverDemandsIt(Deployment deployment) {
        List<ApiClient> nodes = deployments.nodes(deployment);
        Person person = deployments.person(deployment);
        String token = person.login().token();
        for (ApiClient node : nodes) {
            verify(node, token, 204);
            node.get("/v1/verify").query("step=phone").token(token).send().problem(403, "step_required");
        }

        person.bindPhone(token).ok();

        for (ApiClient node : nodes) {
            assertThat(node.get("/v1/verify")
                            .query("step=phone")
                            .token(token)
                            .send()
                            .ok()
                            .status())
                    .isEqualTo(204);
            assertThat(person.at(node).me(token).ok().at("/user/steps/phone")).isEqualTo("true");
        }

        String second = person.at(nodes.get(1)).login().token();
        person.at(nodes.get(1)).logout(second).ok();
        nodes.forEach(node -> person.at(node).me(second).problem(401, "token_revoked"));
    }

    private static void verify(ApiClient node, String token, int status) {
        assertThat(node.get("/v1/verify").token(token).send().status()).isEqualTo(status);
    }

    /** How long after the answer the last request was sent that was served. */
    private static Duration lastAccepted(ApiClient node, String token, long answered) {
        Duration last = Duration.ZERO;
        while (last.compareTo(BOUND.multipliedBy(5)) < 0) {
            long sent = System.nanoTime();
            if (node.get("/v1/verify").token(token).send().status() != 204) {
                return last;
            }
            last = Duration.ofNanos(sent - answered);
        }
        return last;
    }

    private static double hits(List<ApiClient> nodes) {
        return nodes.stream()
                .mapToDouble(node -> Double.parseDouble(node.get("/actuator/metrics/menjin.session.cache.hits")
                        .outsideOfTheContract()
                        .send()
                        .at("/measurements/0/value")))
                .sum();
    }
}

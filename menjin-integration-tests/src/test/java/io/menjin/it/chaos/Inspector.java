package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.chaos.Visit.Stage;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.LoggedIn;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;

/** Checks tokens of other people's stories while they go on, as a gateway does. */
final class Inspector {

    /** {@code menjin.sessions.cache.staleness}: for how long one server may not have heard what another one answered. */
    static final Duration BOUND = Duration.ofMillis(500);

    private final Nodes nodes;
    private final Collection<Story> stories;
    private final Random random;

    Inspector(Nodes nodes, Collection<Story> stories, int seed) {
        this.nodes = nodes;
        this.stories = stories;
        this.random = new Random(seed);
    }

    /** Checks some tokens, each on any server. */
    void look() {
        List<Story> all = new ArrayList<>(stories);
        for (int i = 0; i < 4 && !all.isEmpty(); i++) {
            // Half of the time a recent story: a server remembers its tokens, and has more to forget.
            int from = random.nextBoolean() ? Math.max(0, all.size() - 2 * Load.DEVICES) : 0;
            List<Visit> visits =
                    all.get(from + random.nextInt(all.size() - from)).visits();
            if (!visits.isEmpty()) {
                check(nodes, visits.get(random.nextInt(visits.size())));
            }
        }
    }

    /** Asks one server about one token, and judges its answer by what was known before and after. */
    static void check(Nodes nodes, Visit visit) {
        LoggedIn login = visit.login();
        if (login == null) {
            return;
        }
        boolean mustBeOver = visit.isOverSince(BOUND);
        Answer answer;
        long sent = System.nanoTime();
        try {
            answer = nodes.next().get("/v1/verify").token(login.token()).send();
        } catch (UncheckedIOException e) {
            RuntimeException unused = Patience.cutOff(e);
            nodes.tally().cutOff();
            return;
        }
        nodes.tally().took(System.nanoTime() - sent);
        if (Patience.isNotNow(answer)) {
            nodes.tally().unavailable();
            return;
        }
        nodes.tally().checked();
        if (answer.status() == 204) {
            assertThat(mustBeOver)
                    .as("a token was taken for good %s after its end was answered", BOUND)
                    .isFalse();
            assertThat(answer.header("Menjin-User")).as("whose token it is").isEqualTo(login.userId());
        } else {
            assertThat(answer.status())
                    .as("%s answered %s", answer, answer.text())
                    .isEqualTo(401);
            assertThat(visit.ending() != Stage.NONE || visit.story().loss() == Loss.SESSIONS)
                    .as("a living token was refused: %s", answer.text())
                    .isTrue();
        }
    }
}

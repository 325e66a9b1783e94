package io.menjin.it.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.chaos.Visit.Stage;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.LoggedIn;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Asks servers that are well again whether they know everything that was answered. Any server is asked. */
final class Verification {

    /** Most of them wait: a login whose answer was lost for good is awaited for some seconds. */
    private static final int THREADS = 16;

    private Verification() {}

    /** Tokens, phones, the same answer to the same request, and one account for each person. */
    static void of(List<Story> stories) {
        inParallel(stories, story -> {
            story.visits().forEach(Verification::askAgain);
            story.visits().forEach(Verification::checkToken);
            checkAccount(story);
        });
    }

    /** Tokens and phones only. */
    static void ofTokens(List<Story> stories) {
        inParallel(stories, story -> story.visits().forEach(Verification::checkToken));
    }

    /** The request that was answered gets the same token; the one that was cut off gets one, or learns it was used. */
    private static void askAgain(Visit visit) {
        Answer again = Patience.with(() -> visit.story().person().login(visit.code(), visit.key()));
        LoggedIn login = visit.login();
        if (again.status() == 200) {
            LoggedIn known = LoggedIn.of(visit.code(), visit.key(), again);
            if (login == null) {
                visit.answered(known);
            } else {
                assertThat(known.token().equals(login.token()))
                        .as("the same request gets the same token")
                        .isTrue();
            }
        } else {
            assertThat(login == null || visit.story().loss() == Loss.SESSIONS)
                    .as("the answer of a login is known: %s", again.text())
                    .isTrue();
            again.problem(409, "code_used", "relogin");
        }
    }

    private static void checkToken(Visit visit) {
        LoggedIn login = visit.login();
        if (login == null) {
            return;
        }
        Story story = visit.story();
        Answer me = Patience.with(() -> story.person().me(login.token()));
        if (me.status() != 200 && story.loss() == Loss.SESSIONS) {
            assertThat(me.status() + " " + me.code()).isIn("401 token_revoked", "401 token_invalid");
            if (visit.ending() == Stage.NONE) {
                story.noteLost();
            }
            return;
        }
        if (visit.ending() == Stage.ANSWERED || (visit.ending() == Stage.SENT && me.status() != 200)) {
            me.problem(401, "token_revoked");
            return;
        }
        assertThat(me.ok().at("/user/id")).isEqualTo(login.userId());
        boolean bound = !me.json().at("/user/phone").isNull();
        if (story.phone() != Stage.SENT) {
            assertThat(bound).as("phone of %s", login).isEqualTo(story.phone() == Stage.ANSWERED);
        }
    }

    private static void checkAccount(Story story) {
        Answer fresh = Patience.with(() -> story.person().tryLogin()).ok();
        Set<String> ids = new TreeSet<>(List.of(fresh.at("/user/id")));
        story.visits().stream()
                .map(Visit::login)
                .filter(Objects::nonNull)
                .forEach(login -> ids.add(Objects.requireNonNull(login).userId()));
        assertThat(ids).as("accounts of %s", story.person().user()).hasSize(1);
        Answer me = Patience.with(() -> story.person().me(fresh.at("/token"))).ok();
        if (story.phone() != Stage.SENT) {
            assertThat(me.at("/user/phone/masked").isEmpty()).isEqualTo(story.phone() == Stage.NONE);
        }
    }

    private static void inParallel(List<Story> stories, Consumer<Story> check) {
        Crowd.atOnce(THREADS, number -> () -> {
            for (int index = number; index < stories.size(); index += THREADS) {
                check.accept(stories.get(index));
            }
            return true;
        });
    }
}

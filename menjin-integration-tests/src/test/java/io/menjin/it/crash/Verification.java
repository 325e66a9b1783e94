package io.menjin.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.crash.Story.Stage;
import io.menjin.it.crash.Story.Visit;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Asks a server that was started again whether it knows everything that was answered. */
final class Verification {

    private static final int THREADS = 4;

    private Verification() {}

    /** Tokens, phones, the same answer to the same request, and one account for each person. */
    static void of(List<Story> stories, ApiClient api) {
        inParallel(stories, api, (story, person) -> {
            story.visits().forEach(visit -> askAgain(visit, person));
            story.visits().forEach(visit -> checkToken(story, visit, person));
            checkAccount(story, person);
        });
    }

    /** Tokens and phones only. */
    static void ofTokens(List<Story> stories, ApiClient api) {
        inParallel(stories, api, (story, person) -> story.visits().forEach(visit -> checkToken(story, visit, person)));
    }

    /** The request that was answered gets the same token; the one that was cut off gets one, or learns it was used. */
    private static void askAgain(Visit visit, Person person) {
        Answer again = Patience.with(() -> person.login(visit.code, visit.key));
        if (visit.login != null) {
            assertThat(again.ok().at("/token")).isEqualTo(visit.login.token());
        } else if (again.status() == 200) {
            visit.login = LoggedIn.of(visit.code, visit.key, again);
        } else {
            again.problem(409, "code_used", "relogin");
        }
    }

    private static void checkToken(Story story, Visit visit, Person person) {
        if (visit.login == null) {
            return;
        }
        String token = visit.login.token();
        Answer me = Patience.with(() -> person.me(token));
        if (visit.logout == Stage.ANSWERED || (visit.logout == Stage.SENT && me.status() != 200)) {
            me.problem(401, "token_revoked");
            return;
        }
        assertThat(me.ok().at("/user/id")).isEqualTo(visit.login.userId());
        boolean bound = !me.json().at("/user/phone").isNull();
        if (story.phone() != Stage.SENT) {
            assertThat(bound).as("phone of %s", person.user()).isEqualTo(story.phone() == Stage.ANSWERED);
        }
    }

    private static void checkAccount(Story story, Person person) {
        Answer fresh = login(person);
        Set<String> ids = new TreeSet<>(List.of(userId(fresh), userId(login(person))));
        story.visits().stream().filter(visit -> visit.login != null).forEach(visit -> ids.add(visit.login.userId()));
        assertThat(ids).as("accounts of %s", person.user()).hasSize(1);
        Answer me = Patience.with(() -> person.me(fresh.at("/token"))).ok();
        if (story.phone() != Stage.SENT) {
            assertThat(me.at("/user/phone/masked").isEmpty()).isEqualTo(story.phone() == Stage.NONE);
        }
    }

    private static Answer login(Person person) {
        return Patience.with(person::tryLogin).ok();
    }

    private static String userId(Answer login) {
        return login.at("/user/id");
    }

    private static void inParallel(List<Story> stories, ApiClient api, BiConsumer<Story, Person> check) {
        Crowd.atOnce(THREADS, number -> () -> {
            for (int index = number; index < stories.size(); index += THREADS) {
                Story story = stories.get(index);
                check.accept(story, story.person(api));
            }
            return true;
        });
    }
}

package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins of one person, and of one code, at once. */
@ExtendWith(Deployments.Shared.class)
class LoginRaceIT {

    private static final int REPEATS = 20;

    private final Deployments deployments;

    LoginRaceIT(Deployments deployments) {
        this.deployments = deployments;
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#allButMariadb")
    void thirtyTwoFirstLoginsOfOnePersonMakeOneAccount(Deployment deployment) {
        List<ApiClient> nodes = deployments.nodes(deployment);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Person person = deployments.person(deployment);

            List<LoggedIn> logins = Crowd.atOnce(32, number -> person.at(nodes.get(number % nodes.size()))::login);

            assertThat(logins)
                    .extracting(LoggedIn::userId)
                    .containsOnly(logins.get(0).userId());
            assertThat(logins).filteredOn(LoggedIn::created).hasSize(1);
            assertThat(logins).extracting(LoggedIn::token).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#allButMariadb")
    void oneCodeSentSixteenTimesWithOneKeyIsExchangedOnceAndAnsweredAlike(Deployment deployment) {
        List<ApiClient> nodes = deployments.nodes(deployment);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Person person = deployments.person(deployment);
            String code = person.code();
            String key = Person.newKey();
            deployments.wechat().clearJournal();

            List<Answer> answers = Crowd.atOnce(
                    16,
                    number -> () -> person.at(nodes.get(number % nodes.size())).login(code, key));

            assertThat(answers)
                    .extracting(answer -> answer.ok().at("/token"))
                    .containsOnly(answers.get(0).at("/token"));
            assertThat(answers)
                    .extracting(answer -> answer.at("/expiresAt"))
                    .containsOnly(answers.get(0).at("/expiresAt"));
            assertThat(answers)
                    .extracting(answer -> answer.json().path("created").asBoolean())
                    .containsOnly(true);
            assertThat(deployments.wechat().journal("jscode2session"))
                    .filteredOn(call -> call.outcome().equals("ok"))
                    .hasSize(1);
            person.me(answers.get(0).at("/token")).ok();
            person.login(code, Person.newKey()).problem(409, "code_used", "relogin");
        }
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#allButMariadb")
    void oneCodeSentWithTwoKeysServesOneOfThem(Deployment deployment) {
        List<ApiClient> nodes = deployments.nodes(deployment);
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            Person person = deployments.person(deployment);
            String code = person.code();

            List<Answer> answers = Crowd.atOnce(
                    4,
                    number -> () -> person.at(nodes.get(number % nodes.size())).login(code, Person.newKey()));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .forEach(answer -> answer.problem(409, "code_used", "relogin"));
        }
    }
}

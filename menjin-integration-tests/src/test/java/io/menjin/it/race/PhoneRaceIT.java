package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One phone number that two accounts bind at once, each by another server where there are two. */
@ExtendWith(Deployments.Shared.class)
class PhoneRaceIT {

    private static final int REPEATS = 50;
    private static final int SOME = 10;

    private final Deployments deployments;

    PhoneRaceIT(Deployments deployments) {
        this.deployments = deployments;
    }

    /** Somebody who is logged in, and what binding the number came to. */
    private record Racer(Person person, LoggedIn login, Answer answer) {

        boolean won() {
            return answer.status() == 200;
        }

        /** What a server says of the person now. */
        Answer me(ApiClient node) {
            return node.get("/v1/me").token(login.token()).send().ok();
        }
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#all")
    void rejectGivesItToExactlyOne(Deployment deployment) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            List<Racer> racers = bindAtOnce(deployment, Deployments.REJECTS, 2);

            assertThat(racers).filteredOn(Racer::won).hasSize(1);
            assertHoldersAre(deployment, racers, racers.stream().filter(Racer::won));
            Racer winner = racers.stream().filter(Racer::won).findFirst().orElseThrow();
            Racer loser =
                    racers.stream().filter(racer -> !racer.won()).findFirst().orElseThrow();
            loser.answer().problem(409, "phone_taken", "contact");

            if (repeat % SOME == 0) {
                assertCanBeHadOnceGivenUp(winner, loser);
                assertHoldersAre(deployment, racers, Stream.of(loser));
            }
        }
        assertThat(deployments.halfBoundPhones(deployment)).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#all")
    void rejectGivesItToOneOfMany(Deployment deployment) {
        for (int repeat = 0; repeat < REPEATS / SOME; repeat++) {
            List<Racer> racers = bindAtOnce(deployment, Deployments.REJECTS, 6);

            assertThat(racers).filteredOn(Racer::won).hasSize(1);
            assertThat(racers)
                    .filteredOn(racer -> !racer.won())
                    .allSatisfy(racer -> racer.answer().problem(409, "phone_taken", "contact"));
            assertHoldersAre(deployment, racers, racers.stream().filter(Racer::won));
        }
        assertThat(deployments.halfBoundPhones(deployment)).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#all")
    void transferLeavesItToTheLast(Deployment deployment) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            List<Racer> racers = bindAtOnce(deployment, Deployments.TRANSFERS, 2);

            assertThat(racers).allSatisfy(racer -> racer.answer().ok());
            assertThat(holders(deployment, racers)).hasSize(1);
        }
        assertThat(deployments.halfBoundPhones(deployment)).isZero();
    }

    @ParameterizedTest
    @MethodSource("io.menjin.it.race.Deployment#all")
    void mergeLeavesOneAccountWithBothPeopleLoggedIn(Deployment deployment) {
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            List<Racer> racers = bindAtOnce(deployment, Deployments.MERGES, 2);

            assertThat(racers).allSatisfy(racer -> racer.answer().ok());
            Set<String> accounts = new TreeSet<>();
            for (Racer racer : racers) {
                deployments.nodes(deployment).forEach(node -> {
                    Answer me = racer.me(node);
                    assertThat(me.at("/user/phone/masked")).isNotEmpty();
                    accounts.add(me.at("/user/id"));
                });
                accounts.add(racer.person().login().userId());
            }
            assertThat(accounts).hasSize(1);
        }
        assertThat(deployments.halfBoundPhones(deployment)).isZero();
    }

    /** The loser has kept nothing of the number that would be in the way. */
    private static void assertCanBeHadOnceGivenUp(Racer winner, Racer loser) {
        loser.person().bindPhone(loser.login().token()).problem(409, "phone_taken", "contact");
        winner.person()
                .api()
                .delete("/v1/me/phone")
                .token(winner.login().token())
                .send()
                .ok();
        loser.person().bindPhone(loser.login().token()).ok();
    }

    private List<Racer> bindAtOnce(Deployment deployment, String source, int count) {
        List<ApiClient> nodes = deployments.nodes(deployment);
        String phone = deployments.newPhone();
        List<Person> people = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            people.add(deployments.person(deployment, source, phone).at(nodes.get(number % nodes.size())));
        }
        List<LoggedIn> logins = people.stream().map(Person::login).toList();
        List<String> taps = people.stream()
                .map(person -> String.valueOf(person.tapPhone().code()))
                .toList();
        return Crowd.atOnce(count, number -> () -> {
            Person person = people.get(number);
            LoggedIn login = logins.get(number);
            return new Racer(person, login, person.bindPhone(login.token(), taps.get(number)));
        });
    }

    /** The accounts that have the number, as every server says. */
    private Set<String> holders(Deployment deployment, List<Racer> racers) {
        Set<String> holders = new TreeSet<>();
        for (ApiClient node : deployments.nodes(deployment)) {
            for (Racer racer : racers) {
                if (!racer.me(node).at("/user/phone/masked").isEmpty()) {
                    holders.add(racer.login().userId());
                }
            }
        }
        return holders;
    }

    private void assertHoldersAre(Deployment deployment, List<Racer> racers, Stream<Racer> expected) {
        assertThat(holders(deployment, racers))
                .containsExactlyInAnyOrderElementsOf(
                        expected.map(racer -> racer.login().userId()).toList());
    }
}

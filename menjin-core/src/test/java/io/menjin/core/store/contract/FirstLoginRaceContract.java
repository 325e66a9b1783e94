package io.menjin.core.store.contract;

import static io.menjin.core.testkit.TestSources.CLUB;
import static io.menjin.core.testkit.TestSources.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.source.SourceName;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Many logins of one person at once make one account. */
public abstract class FirstLoginRaceContract {

    private static final int REPETITIONS = 50;

    private TestCore one;
    private TestCore other;

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @BeforeEach
    void startTwoNodes() {
        one = TestCore.over(stores());
        other = one.anotherNode();
    }

    @RepeatedTest(REPETITIONS)
    void thirtyTwoFirstLoginsOnTwoNodesMakeOneAccount() {
        WeChatUser user = WeChatUser.somebody();
        List<Callable<LoginResult>> logins = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            logins.add(() -> one.login(user));
            logins.add(() -> other.login(user));
        }

        List<LoginResult> results = race(logins);

        assertThat(results.stream().map(login -> login.user().id()).distinct()).hasSize(1);
        assertThat(results).filteredOn(LoginResult::created).hasSize(1);
        assertThat(stores().accounts().identities(results.get(0).user().id())).hasSize(1);
    }

    @RepeatedTest(REPETITIONS)
    void firstLoginsInTwoAppsOfOneOpenPlatformMakeOneAccount() {
        WeChatUser user = WeChatUser.somebodyWithUnionId();
        List<LoginResult> results = race(List.of(
                () -> one.login(SHOP, user),
                () -> other.login(CLUB, user),
                () -> other.login(SHOP, user),
                () -> one.login(CLUB, user)));

        assertThat(results.stream().map(login -> login.user().id()).distinct()).hasSize(1);
        assertThat(results).filteredOn(LoginResult::created).hasSize(1);
        assertThat(stores().accounts().identities(results.get(0).user().id())).hasSize(2);
    }

    @RepeatedTest(REPETITIONS)
    void twoAccountsThatLearnOfEachOtherTwiceAtOnceBecomeOne() {
        WeChatUser before = WeChatUser.somebody();
        WeChatUser after = before.withUnionId();
        LoginResult shop = one.login(SHOP, before);
        LoginResult club = one.login(CLUB, before);
        assertThat(shop.user().id()).isNotEqualTo(club.user().id());

        List<LoginResult> results = race(List.of(
                () -> relogin(one, SHOP, after),
                () -> relogin(other, CLUB, after),
                () -> relogin(other, SHOP, after),
                () -> relogin(one, CLUB, after)));
        LoginResult last = one.login(CLUB, after);

        assertThat(last.user().id()).isIn(shop.user().id(), club.user().id());
        assertThat(one.login(SHOP, after).user().id()).isEqualTo(last.user().id());
        assertThat(stores().accounts().identities(last.user().id())).hasSize(2);
        assertThat(results).noneMatch(LoginResult::created);
    }

    @RepeatedTest(REPETITIONS)
    void sixteenLoginsLeaveAsManySessionsAsAreAllowed() {
        WeChatUser user = WeChatUser.somebody();
        one.login(user);
        List<Callable<LoginResult>> logins = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            logins.add(() -> one.login(user));
            logins.add(() -> other.login(user));
        }
        List<LoginResult> results = race(logins);
        assertThat(results)
                .filteredOn(login ->
                        one.menjin.sessions().introspect(login.token().reveal()).isPresent())
                .hasSize(SessionPolicy.DEFAULT.maxSessions());
    }

    /** A login whose account went into another one under its hands is told so and comes again, as a device would. */
    private static LoginResult relogin(TestCore node, SourceName source, WeChatUser user) {
        try {
            return node.login(source, user);
        } catch (ProblemException e) {
            assertThat(e.problem().code().status()).isIn(401, 403);
            return node.login(source, user);
        }
    }

    private static List<LoginResult> race(List<Callable<LoginResult>> logins) {
        try (Race race = new Race()) {
            return race.run(logins).stream().map(Race.Result::get).toList();
        }
    }
}

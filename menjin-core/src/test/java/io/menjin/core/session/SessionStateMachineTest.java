package io.menjin.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.login.LoginRequest;
import io.menjin.core.login.LoginResult;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.testkit.TestSources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Sessions against a model: whatever two people do in whatever order, every token gives the answer that the model gives.
 */
class SessionStateMachineTest {

    private static final SessionPolicy POLICY =
            new SessionPolicy(Duration.ofHours(10), Duration.ofHours(3), Duration.ofMinutes(30), 3);

    @Property(tries = 400)
    void everyTokenAnswersAsTheModelSays(@ForAll("steps") List<Step> steps) {
        World world = new World();
        for (Step step : steps) {
            world.apply(step);
            world.check();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    enum Kind {
        LOGIN,
        LOGIN_ON_DEVICE,
        USE,
        LOGOUT,
        LOGOUT_EVERYWHERE,
        WAIT,
        SUSPEND_AND_RESUME
    }

    /**
     * One thing that is done.
     *
     * @param person which of the two
     * @param pick which of their tokens, or how long
     */
    record Step(Kind kind, int person, int pick) {}

    /** A token as the model knows it. */
    private static final class Token {
        final LoginResult login;
        final int person;
        final @Nullable String device;
        final Instant createdAt;
        Instant idleEnd;

        @Nullable
        ProblemCode ended;

        Token(LoginResult login, int person, @Nullable String device, Instant now) {
            this.login = login;
            this.person = person;
            this.device = device;
            this.createdAt = now;
            this.idleEnd = now.plus(POLICY.idle());
        }

        boolean isAlive(Instant now) {
            return answer(now) == null;
        }

        @Nullable
        ProblemCode answer(Instant now) {
            if (ended != null) {
                return ended;
            }
            boolean expired = !now.isBefore(idleEnd) || !now.isBefore(createdAt.plus(POLICY.absolute()));
            return expired ? ProblemCode.TOKEN_EXPIRED : null;
        }
    }

    private static final class World {
        final TestCore core = TestCore.with(settings -> settings.withSessions(POLICY));
        final List<WeChatUser> people = List.of(WeChatUser.somebody(), WeChatUser.somebody());
        final List<Token> tokens = new ArrayList<>();

        void apply(Step step) {
            switch (step.kind()) {
                case LOGIN -> login(step.person(), null);
                case LOGIN_ON_DEVICE -> login(step.person(), "device-" + step.pick() % 2);
                case USE -> pick(step).forEach(this::use);
                case LOGOUT ->
                    pick(step).stream().filter(this::isAlive).forEach(token -> {
                        use(token);
                        core.menjin.sessions().logout(core.caller(token.login));
                        token.ended = ProblemCode.TOKEN_REVOKED;
                    });
                case LOGOUT_EVERYWHERE ->
                    pick(step).stream().filter(this::isAlive).forEach(token -> {
                        use(token);
                        core.menjin.sessions().logoutEverywhere(core.caller(token.login));
                        endAll(token.person);
                    });
                case WAIT -> core.clock.advance(Duration.ofMinutes(20L + 25L * step.pick()));
                case SUSPEND_AND_RESUME ->
                    tokensOf(step.person()).stream().findFirst().ifPresent(token -> {
                        core.menjin.operators().suspend(token.login.user().id(), "model");
                        core.menjin.operators().resume(token.login.user().id());
                        endAll(step.person());
                    });
            }
            // No two things happen in the same moment: which of two sessions is the older one must be clear.
            core.clock.advance(Duration.ofMillis(1));
        }

        void check() {
            Instant now = core.clock.instant();
            for (Token token : tokens) {
                ProblemCode expected = token.answer(now);
                assertThat(answer(token)).isEqualTo(expected);
                if (expected == null) {
                    renew(token, now);
                }
            }
            for (int person = 0; person < people.size(); person++) {
                List<Token> living =
                        tokensOf(person).stream().filter(this::isAlive).toList();
                assertThat(living).hasSizeLessThanOrEqualTo(POLICY.maxSessions());
                if (!living.isEmpty()) {
                    assertThat(core.menjin.sessions().list(core.caller(living.get(0).login)))
                            .extracting(SessionView::id)
                            .containsExactlyInAnyOrderElementsOf(living.stream()
                                    .map(token -> token.login.sessionId())
                                    .toList());
                }
            }
        }

        private void login(int person, @Nullable String device) {
            Instant now = core.clock.instant();
            LoginResult login = core.menjin
                    .logins()
                    .login(new LoginRequest(
                            TestSources.SHOP,
                            core.code(TestSources.SHOP, people.get(person)),
                            null,
                            new Device(device, null, null, null, null),
                            null,
                            "192.0.2.1",
                            false));
            List<Token> living = new ArrayList<>(
                    tokensOf(person).stream().filter(this::isAlive).toList());
            for (Token same : List.copyOf(living)) {
                if (device != null && Objects.equals(same.device, device)) {
                    same.ended = ProblemCode.TOKEN_REPLACED;
                    living.remove(same);
                }
            }
            living.sort(Comparator.comparing(token -> token.createdAt));
            while (living.size() >= POLICY.maxSessions()) {
                living.remove(0).ended = ProblemCode.TOKEN_REPLACED;
            }
            tokens.add(new Token(login, person, device, now));
        }

        private void use(Token token) {
            if (answer(token) == null) {
                renew(token, core.clock.instant());
            }
        }

        private void renew(Token token, Instant now) {
            Instant end = token.createdAt.plus(POLICY.absolute());
            Instant idleEnd = now.plus(POLICY.idle());
            if (!idleEnd.isBefore(end)) {
                token.idleEnd = end;
            } else if (idleEnd.isAfter(token.idleEnd.plus(POLICY.renewAfter()))) {
                token.idleEnd = idleEnd;
            }
        }

        private @Nullable ProblemCode answer(Token token) {
            try {
                core.caller(token.login);
                return null;
            } catch (ProblemException e) {
                return e.problem().code();
            }
        }

        private void endAll(int person) {
            tokensOf(person).stream()
                    .filter(token -> token.ended == null)
                    .forEach(token -> token.ended = ProblemCode.TOKEN_REVOKED);
        }

        private boolean isAlive(Token token) {
            return token.isAlive(core.clock.instant());
        }

        private List<Token> tokensOf(int person) {
            return tokens.stream().filter(token -> token.person == person).toList();
        }

        private List<Token> pick(Step step) {
            List<Token> own = tokensOf(step.person());
            return own.isEmpty() ? List.of() : List.of(own.get(step.pick() % own.size()));
        }
    }
}

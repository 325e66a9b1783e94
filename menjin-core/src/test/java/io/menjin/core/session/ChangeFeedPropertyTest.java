package io.menjin.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.Digest;
import io.menjin.core.login.LoginResult;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.ScriptedFeed;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.token.TokenCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * A node that hears of changes late, or not at all: whatever happens in whatever order, it takes no token for longer than the
 * staleness after another node has ended it, and refuses none that lives.
 */
class ChangeFeedPropertyTest {

    private static final Duration STALENESS = SessionCacheSettings.DEFAULT.staleness();
    private static final Duration TICK = STALENESS.dividedBy(5);

    @Property(tries = 1000)
    void theBoundHoldsWhateverTheFeedDoes(@ForAll("steps") List<Step> steps) {
        World world = new World();
        for (Step step : steps) {
            world.apply(step);
            world.check();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.values()), Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    enum Kind {
        LOGIN_ELSEWHERE,
        END_ELSEWHERE,
        END_ALL_ELSEWHERE,
        END_HERE,
        WAIT,
        /** One message arrives. */
        DELIVER,
        /** All messages have arrived, and the feed says so. */
        CONFIRM,
        /** The connection breaks; what was on its way is gone. */
        LOSE
    }

    record Step(Kind kind, int pick) {}

    private static final class Token {
        final LoginResult login;

        @Nullable
        Instant endedElsewhere;

        boolean endedHere;

        Token(LoginResult login) {
            this.login = login;
        }
    }

    private static final class World {
        private final ScriptedFeed feed = new ScriptedFeed();
        private final TestCore here = TestCore.fed(MemoryStores.create(), feed);
        private final TestCore elsewhere = here.anotherNode();
        private final WeChatUser person = WeChatUser.somebody();
        private final List<Token> tokens = new ArrayList<>();
        private final Queue<Runnable> messages = new ArrayDeque<>();

        void apply(Step step) {
            switch (step.kind()) {
                case LOGIN_ELSEWHERE -> {
                    if (tokens.size() < SessionPolicy.DEFAULT.maxSessions()) {
                        tokens.add(new Token(elsewhere.login(person)));
                    }
                }
                case END_ELSEWHERE -> living(step.pick()).forEach(this::endElsewhere);
                case END_ALL_ELSEWHERE -> living(step.pick()).forEach(this::endAllElsewhere);
                case END_HERE -> living(step.pick()).forEach(this::endHere);
                case WAIT -> here.clock.advance(TICK.multipliedBy(step.pick()));
                case DELIVER -> deliver();
                case CONFIRM -> confirm();
                case LOSE -> lose();
            }
        }

        private void endElsewhere(Token token) {
            elsewhere.menjin.sessions().revoke(token.login.token().reveal());
            token.endedElsewhere = here.clock.instant();
            Digest hash = TokenCodec.hash(token.login.token());
            messages.add(() -> feed.node().sessionChanged(hash));
        }

        private void endAllElsewhere(Token token) {
            // The other node's own memory would do as well; this is about the one here.
            elsewhere.menjin.sessions().logoutEverywhere(asked(elsewhere, token));
            tokens.stream().filter(World::lives).forEach(each -> each.endedElsewhere = here.clock.instant());
            messages.add(() -> feed.node().accountChanged(token.login.user().id()));
        }

        private void endHere(Token token) {
            here.menjin.sessions().revoke(token.login.token().reveal());
            token.endedHere = true;
        }

        private void deliver() {
            Runnable message = messages.poll();
            if (message != null) {
                message.run();
            }
        }

        private void confirm() {
            while (!messages.isEmpty()) {
                deliver();
            }
            feed.node().upToDate(here.clock.instant());
        }

        private void lose() {
            messages.clear();
            feed.node().lost();
        }

        void check() {
            Instant now = here.clock.instant();
            for (Token token : tokens) {
                boolean accepted = here.menjin
                        .sessions()
                        .introspect(token.login.token().reveal())
                        .isPresent();
                if (lives(token)) {
                    assertThat(accepted).as("a living token is accepted").isTrue();
                } else if (token.endedHere) {
                    assertThat(accepted).as("a token ended here is refused").isFalse();
                } else if (accepted) {
                    assertThat(Duration.between(token.endedElsewhere, now))
                            .as("time since it was ended")
                            .isLessThan(STALENESS);
                }
            }
        }

        private List<Token> living(int pick) {
            List<Token> all = tokens.stream().filter(World::lives).toList();
            return all.isEmpty() ? List.of() : List.of(all.get(pick % all.size()));
        }

        private static boolean lives(Token token) {
            return token.endedElsewhere == null && !token.endedHere;
        }

        private static Authenticated asked(TestCore node, Token token) {
            return node.menjin.sessions().authenticateNow(token.login.token().reveal());
        }
    }
}

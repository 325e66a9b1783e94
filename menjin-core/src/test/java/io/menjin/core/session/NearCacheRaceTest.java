package io.menjin.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.login.LoginResult;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.memory.MemoryStores;
import io.menjin.core.testkit.Race;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;

/** Checks in full swing, and an end: whoever asks after it has returned is refused. */
class NearCacheRaceTest {

    private static final int CHECKERS = 4;
    private static final int ROUNDS = 60;

    private final TestCore core = TestCore.fed(MemoryStores.create(), ChangeFeed.ONE_PROCESS);
    private final SessionService sessions = core.menjin.sessions();

    @RepeatedTest(5)
    void noCheckThatStartsAfterTheEndSucceeds() {
        try (Race race = new Race()) {
            for (int round = 0; round < ROUNDS; round++) {
                WeChatUser person = WeChatUser.somebody();
                LoginResult watched = core.login(person);
                LoginResult second = core.login(person);
                AtomicBoolean over = new AtomicBoolean();
                List<Callable<Integer>> tasks = new ArrayList<>();
                for (int i = 0; i < CHECKERS; i++) {
                    tasks.add(() -> survivors(watched, over));
                }
                boolean everywhere = round % 2 == 0;
                tasks.add(() -> {
                    end(watched, second, everywhere);
                    over.set(true);
                    return 0;
                });
                race.run(tasks).forEach(result -> assertThat(result.get()).isZero());
            }
        }
    }

    private void end(LoginResult watched, LoginResult second, boolean everywhere) {
        Authenticated caller = core.caller(second);
        if (everywhere) {
            sessions.logoutEverywhere(caller);
        } else {
            sessions.end(caller, watched.sessionId());
        }
    }

    /** Checks until it is over, and some times more; counts the checks that started later and were good. */
    private int survivors(LoginResult login, AtomicBoolean over) {
        int survivors = 0;
        for (int late = 0; late < 3; ) {
            boolean wasOver = over.get();
            boolean good = sessions.introspect(login.token().reveal()).isPresent();
            if (wasOver) {
                late++;
                survivors += good ? 1 : 0;
            }
        }
        return survivors;
    }
}

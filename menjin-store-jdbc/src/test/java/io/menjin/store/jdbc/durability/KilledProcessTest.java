package io.menjin.store.jdbc.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.token.TokenRef;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.jdbc.testing.ChildJvm;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;
import io.menjin.store.jdbc.testing.TestFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KilledProcessTest {

    private static final int ROUNDS = Integer.getInteger("menjin.test.kills", 3);

    @Test
    void findsEverythingThatWasAnsweredAfterAKill() {
        Path file = TestFolders.fresh("killed").resolve("menjin.db");
        List<String> answered = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            try (ChildJvm child = ChildJvm.start(BusyStore.class, Map.of(), file)) {
                for (int lines = 0; lines < 300 + 100 * round; lines++) {
                    answered.add(child.line());
                }
                child.kill();
                // What it had said before the kill came is in the pipe still. The last line may be half a line.
                List<String> rest = child.rest();
                answered.addAll(rest.subList(0, Math.max(0, rest.size() - 1)));
            }
            try (JdbcStores stores =
                    JdbcStores.open(TestDatabase.patient("jdbc:sqlite:" + file).build())) {
                answered.forEach(line -> check(stores, line.split(" ")));
            }
        }
        assertThat(answered).hasSizeGreaterThan(ROUNDS * 300);
    }

    private static void check(JdbcStores stores, String[] words) {
        switch (words[0]) {
            case "registered" ->
                assertThat(stores.accounts().find(new AccountId(words[1])))
                        .as(words[1])
                        .isPresent();
            case "living" -> assertThat(find(stores, words[1]).endReason()).isNull();
            case "ended" -> assertThat(find(stores, words[1]).endReason()).isEqualTo(EndReason.LOGGED_OUT);
            default -> throw new AssertionError("the child said " + words[0]);
        }
    }

    private static Session find(JdbcStores stores, String tokenHash) {
        return stores.sessions()
                .find(new TokenRef(Fixtures.accountId(), new Digest(tokenHash)))
                .orElseThrow();
    }
}

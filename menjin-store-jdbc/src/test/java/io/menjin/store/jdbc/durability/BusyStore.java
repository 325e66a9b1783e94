package io.menjin.store.jdbc.durability;

import io.menjin.core.account.Identity;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.jdbc.testing.Fixtures;
import io.menjin.store.jdbc.testing.TestDatabase;

/** Writes from eight threads until it is killed and prints a line for each write that was answered. */
final class BusyStore {

    private static final int THREADS = 8;

    private BusyStore() {}

    public static void main(String[] arguments) {
        JdbcStores stores = JdbcStores.open(
                TestDatabase.patient("jdbc:sqlite:" + arguments[0]).build());
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> writeForever(stores)).start();
        }
    }

    private static void writeForever(JdbcStores stores) {
        for (int round = 0; ; round++) {
            Identity identity = Fixtures.register(stores);
            say("registered", identity.accountId());
            Session session = Fixtures.session(identity, 0, Fixtures.NOW);
            stores.sessions().issue(Fixtures.fullGrant(session, 5));
            if (round % 2 == 0) {
                say("living", session.tokenHash().hex());
            } else {
                stores.sessions()
                        .end(identity.accountId(), session.id(), EndReason.LOGGED_OUT, Fixtures.NOW.plusSeconds(1));
                say("ended", session.tokenHash().hex());
            }
        }
    }

    private static void say(String what, Object value) {
        // One call, so that lines of different threads do not mix.
        System.out.print(what + " " + value + "\n");
        System.out.flush();
    }
}

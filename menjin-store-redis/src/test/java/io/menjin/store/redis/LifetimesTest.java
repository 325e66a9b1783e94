package io.menjin.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.store.SessionStore;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Redis removes by itself what is over. */
class LifetimesTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @RegisterExtension
    static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

    private final Keys keys = new Keys("mj:");
    private final SessionStore sessions = REDIS.redis().sessions();

    @Test
    void everyKindOfKeyHasALifetime() {
        Session session = Fixtures.session(Fixtures.accountId(), 0, "phone");
        var grant = Fixtures.fullGrant(session);
        sessions.issue(grant);
        var mark = Fixtures.digest();
        REDIS.redis().once().claim(mark, Fixtures.NOW.plusSeconds(60), Fixtures.NOW);
        AccountId stranger = Fixtures.accountId();
        sessions.endAll(stranger, 3, Fixtures.NOW);

        assertThat(left(keys.person(session.accountId()))).isBetween(13 * DAY, 14 * DAY);
        assertThat(left(keys.ring(Fixtures.APP, session.openId()))).isBetween(36 * DAY, 37 * DAY);
        assertThat(left(keys.receipt(grant.receipt().codeHash()))).isBetween(1L, 300_000L);
        assertThat(left(keys.mark(mark))).isBetween(1L, 60_000L);
        assertThat(left(keys.person(stranger))).isBetween(6 * DAY, 7 * DAY);
    }

    @Test
    void aRenewalLetsThePersonStayAsLongAsItsSession() {
        Session session = Fixtures.session(Fixtures.accountId(), 0, null);
        sessions.issue(Fixtures.grant(session, 10));
        Instant later = Fixtures.NOW.plus(Duration.ofDays(5));
        sessions.renew(session, later.plus(Duration.ofDays(10)), later);
        assertThat(left(keys.person(session.accountId()))).isBetween(16 * DAY, 17 * DAY);
    }

    @Test
    void leavesNothingToPurge() {
        assertThat(sessions.purge(Fixtures.NOW.plus(Duration.ofDays(999)), 10)).isZero();
        assertThat(REDIS.redis().sessionKeys().purge(Fixtures.NOW, 10)).isZero();
    }

    @Test
    void endedSessionsOfOnePersonDoNotPileUp() {
        AccountId id = Fixtures.accountId();
        Session last = null;
        for (int i = 0; i < 200; i++) {
            last = Fixtures.session(id, 0, "phone");
            sessions.issue(Fixtures.grant(last, 10));
        }
        assertThat(sessions.list(id, Fixtures.NOW)).containsExactly(last);
        // Three fields a session: the living one and twenty that say why they ended.
        assertThat(fields(keys.person(id))).isLessThanOrEqualTo(21 * 3);
    }

    @Test
    void aLoginRemovesWhatEndedLongAgo() {
        AccountId id = Fixtures.accountId();
        Session old = Fixtures.session(id, 0, null);
        sessions.issue(Fixtures.grant(old, 10));
        sessions.end(
                id,
                old.id(),
                EndReason.LOGGED_OUT,
                Fixtures.NOW.minus(Duration.ofDays(8)).plusSeconds(1));
        sessions.end(id, old.id(), EndReason.LOGGED_OUT, Fixtures.NOW.minus(Duration.ofDays(8)));
        assertThat(sessions.find(Fixtures.ref(old))).isPresent();
        sessions.issue(Fixtures.grant(Fixtures.session(id, 0, null), 10));
        assertThat(sessions.find(Fixtures.ref(old))).isEmpty();
    }

    private static long left(byte[] key) {
        return Long.parseLong(digits(RawRedis.ask(port(), "PTTL", text(key))));
    }

    private static int fields(byte[] key) {
        return Integer.parseInt(digits(RawRedis.ask(port(), "HLEN", text(key))));
    }

    private static String digits(String answer) {
        return answer.replaceAll("[^0-9-]", "");
    }

    private static int port() {
        return REDIS.servers().ports().get(0);
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.US_ASCII);
    }
}

package io.menjin.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import io.menjin.core.session.EndReason;
import io.menjin.core.session.Session;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One node hears what another one does. */
class ChangeFeedTest {

    @Nested
    class Alone {

        @RegisterExtension
        static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

        @Test
        void hearsEveryKindOfChange() {
            hearsEveryKindOfChangeOn(REDIS);
        }

        @Test
        void losesEverythingWhenRedisIsEmptied() {
            try (RedisStores node = RedisStores.open(REDIS.servers().settings().build())) {
                Heard heard = Heard.from(node);
                int before = heard.lost.get();
                REDIS.servers().ask("FLUSHALL");
                Topology.await(() -> heard.lost.get() > before);
            }
        }

        @Test
        void losesEverythingWhenTheConnectionBreaksAndHearsAgainWhenItIsBack() {
            try (FaultProxy proxy = new FaultProxy(port());
                    RedisStores node = RedisStores.open(RedisStoreSettings.forRedis(Topology.address(proxy.port()))
                            .build())) {
                Heard heard = Heard.from(node);
                proxy.cut();
                heard.awaitSilence();
                proxy.pass();
                heard.awaitNews();
                AccountId id = Fixtures.accountId();
                REDIS.redis().sessions().endAll(id, 1, Fixtures.NOW);
                Topology.await(() -> heard.accounts.contains(id));
            }
        }

        /** Nothing breaks, nothing comes: only the unanswered PING tells. */
        @Test
        void isNotUpToDateOnAConnectionThatIsHalfOpen() {
            try (FaultProxy proxy = new FaultProxy(port());
                    RedisStores node = RedisStores.open(RedisStoreSettings.forRedis(Topology.address(proxy.port()))
                            .timeout(Duration.ofMillis(500))
                            .build())) {
                Heard heard = Heard.from(node);
                proxy.swallow();
                heard.awaitSilence();
                Instant last = heard.upToDate;
                AccountId id = Fixtures.accountId();
                REDIS.redis().sessions().endAll(id, 1, Fixtures.NOW);
                assertThat(heard.upToDate).isEqualTo(last);
                assertThat(heard.accounts).doesNotContain(id);
                proxy.pass();
                heard.awaitNews();
            }
        }

        private static int port() {
            return REDIS.servers().ports().get(0);
        }
    }

    @Nested
    class InACluster {

        @RegisterExtension
        static final OpenRedis REDIS = new OpenRedis(Topology.CLUSTER);

        @Test
        void hearsEveryKindOfChangeFromEveryMaster() {
            hearsEveryKindOfChangeOn(REDIS);
        }
    }

    @Nested
    class WithSentinels {

        @RegisterExtension
        static final OpenRedis REDIS = new OpenRedis(Topology.SENTINEL);

        @Test
        void hearsEveryKindOfChange() {
            hearsEveryKindOfChangeOn(REDIS);
        }
    }

    private static void hearsEveryKindOfChangeOn(OpenRedis redis) {
        RedisStores writer = redis.redis();
        try (RedisStores node = RedisStores.open(redis.servers().settings().build())) {
            Heard heard = Heard.from(node);
            for (int i = 0; i < 20; i++) {
                AccountId id = Fixtures.accountId();
                Session session = Fixtures.session(id, 0, "phone");
                heard.after(id, () -> writer.sessions().issue(Fixtures.grant(session, 10)));
                heard.after(
                        id,
                        () -> writer.sessions()
                                .renew(session, session.idleExpiresAt().plusSeconds(60), Fixtures.NOW));
                heard.after(id, () -> writer.changes().announce(id));
                heard.after(id, () -> writer.sessions().end(id, session.id(), EndReason.LOGGED_OUT, Fixtures.NOW));
                heard.after(id, () -> writer.sessions().endAll(id, 1, Fixtures.NOW));
            }
            Session moved = Fixtures.session(Fixtures.accountId(), 0, null);
            AccountId into = Fixtures.accountId();
            writer.sessions().issue(Fixtures.grant(moved, 10));
            heard.after(into, () -> writer.sessions().move(moved, into, 0));
            // In a cluster another master may tell of it, over another connection.
            Topology.await(() -> heard.accounts.contains(moved.accountId()));
        }
    }

    /** What a near cache would be told. */
    private static final class Heard implements ChangeFeed.Listener {

        private final Set<AccountId> accounts = ConcurrentHashMap.newKeySet();
        private final AtomicInteger lost = new AtomicInteger();
        private final AtomicInteger news = new AtomicInteger();
        private volatile Instant upToDate = Instant.MIN;
        private volatile boolean current;

        static Heard from(RedisStores node) {
            Heard heard = new Heard();
            node.changes().listen(heard);
            heard.awaitNews();
            return heard;
        }

        void after(AccountId id, Runnable change) {
            accounts.remove(id);
            change.run();
            Topology.await(() -> accounts.contains(id));
        }

        void awaitNews() {
            int before = news.get();
            Topology.await(() -> news.get() > before + 1);
        }

        void awaitSilence() {
            Topology.await(() -> !current);
        }

        @Override
        public void sessionChanged(Digest tokenHash) {
            throw new AssertionError("Redis tells of persons");
        }

        @Override
        public void accountChanged(AccountId id) {
            accounts.add(id);
        }

        @Override
        public void upToDate(Instant asOf) {
            upToDate = asOf;
            current = true;
            news.incrementAndGet();
        }

        @Override
        public void lost() {
            current = false;
            lost.incrementAndGet();
        }
    }
}

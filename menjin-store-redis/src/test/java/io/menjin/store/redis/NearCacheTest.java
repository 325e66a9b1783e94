package io.menjin.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Account;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionCacheSettings;
import io.menjin.core.session.internal.NearCache;
import io.menjin.core.store.StoreUnavailableException;
import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.core.token.TokenCodec;
import io.menjin.store.redis.testing.Fixtures;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.Topology;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The core's near cache, fed by Redis. */
class NearCacheTest {

    private static final Clock CLOCK = Clock.systemUTC();
    /** Older than the staleness: used only while Redis confirms that nothing is missing. */
    private static final Duration AGE = Duration.ofSeconds(5);

    @RegisterExtension
    static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

    private final NearCache cache = new NearCache(SessionCacheSettings.DEFAULT, new SecureRandom());
    private final String token = "t".repeat(TokenCodec.LENGTH);
    private final Session session = Fixtures.session(Fixtures.accountId(), 0, "phone");

    @Test
    void forgetsWhoseSessionsHaveEndedOnAnotherNode() {
        try (FaultProxy proxy = new FaultProxy(REDIS.servers().ports().get(0));
                RedisStores node = over(proxy)) {
            node.changes().listen(cache);
            REDIS.redis().sessions().issue(Fixtures.grant(session, 3));
            Topology.await(this::isRemembered);

            REDIS.redis().sessions().endAll(session.accountId(), 1, Fixtures.NOW);

            Topology.await(() -> !finds());
            Topology.await(() -> findsItsEnd(node));
        }
    }

    @Test
    void remembersNothingWhileItCannotHear() {
        try (FaultProxy proxy = new FaultProxy(REDIS.servers().ports().get(0));
                RedisStores node = over(proxy)) {
            node.changes().listen(cache);
            Topology.await(this::isRemembered);
            proxy.swallow();
            Topology.await(() -> !finds());
            // Ended now, and nothing is heard of it: what was remembered must not come back with the connection.
            REDIS.redis().sessions().endAll(session.accountId(), 1, Fixtures.NOW);
            proxy.pass();
            Account other = Fixtures.account();
            Topology.await(() -> isRemembered("o".repeat(TokenCodec.LENGTH), other));
            assertThat(finds()).isFalse();
        }
    }

    private RedisStores over(FaultProxy proxy) {
        return RedisStores.open(RedisStoreSettings.forRedis(Topology.address(proxy.port()))
                .timeout(Duration.ofMillis(500))
                .build());
    }

    private boolean isRemembered() {
        return isRemembered(token, Account.visitor(session.accountId(), Fixtures.NOW));
    }

    private boolean isRemembered(String text, Account account) {
        Instant now = CLOCK.instant();
        if (cache.find(cache.key(text), now.toEpochMilli()) != null) {
            return true;
        }
        cache.put(
                cache.key(text),
                new Authenticated(session, account),
                cache.stamp(),
                now.minus(AGE),
                now.plusSeconds(60));
        return cache.find(cache.key(text), CLOCK.millis()) != null;
    }

    /** Once the node's hasty connection gets an answer at all. */
    private boolean findsItsEnd(RedisStores node) {
        try {
            assertThat(node.sessions().find(Fixtures.ref(session)).orElseThrow().endReason())
                    .isNotNull();
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    private boolean finds() {
        return cache.find(cache.key(token), CLOCK.millis()) != null;
    }
}

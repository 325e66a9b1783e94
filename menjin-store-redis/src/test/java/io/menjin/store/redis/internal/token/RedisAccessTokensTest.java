package io.menjin.store.redis.internal.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.source.AppId;
import io.menjin.core.testkit.Race;
import io.menjin.store.redis.RedisStores;
import io.menjin.store.redis.testing.OpenRedis;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.store.redis.testing.Topology;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.AccessTokenLease;
import io.menjin.wechat.token.HeldAccessToken;
import io.menjin.wechat.token.SharedAccessTokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisAccessTokensTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @RegisterExtension
    static final OpenRedis REDIS = new OpenRedis(Topology.STANDALONE);

    private final Vault vault = new AesGcmVault(MasterKeys.of(MasterKey.generate("k1", RANDOM)), RANDOM);
    private final AppId app =
            new AppId("wx" + UUID.randomUUID().toString().substring(0, 16).replace("-", ""));

    @Test
    void giveOneLeaseAtATimeOverAllNodes() {
        try (Node one = new Node(NOW);
                Node other = new Node(NOW)) {
            AccessTokenLease lease = one.tokens.tryLease(app, MINUTE).orElseThrow();
            assertThat(other.tokens.tryLease(app, MINUTE)).isEmpty();
            lease.close();
            assertThat(other.tokens.tryLease(app, MINUTE)).isPresent();
        }
    }

    @Test
    void giveOneOfManyTheLease() {
        try (Node node = new Node(NOW);
                Race race = new Race()) {
            assertThat(race.run(16, () -> node.tokens.tryLease(app, MINUTE)).stream()
                            .filter(result -> result.get().isPresent()))
                    .hasSize(1);
        }
    }

    @Test
    void takeALeaseBackFromANodeThatDied() {
        try (Node dead = new Node(NOW);
                Node next = new Node(NOW)) {
            AccessTokenLease lost =
                    dead.tokens.tryLease(app, Duration.ofMillis(50)).orElseThrow();
            Topology.await(() -> next.tokens.tryLease(app, MINUTE).isPresent());
            lost.publish(held("of the dead", NOW));
            lost.close();
            assertThat(next.tokens.find(app)).isEmpty();
            assertThat(dead.tokens.tryLease(app, MINUTE)).isEmpty();
        }
    }

    @Test
    void dropOnlyTheTokenThatWasRefused() {
        try (Node one = new Node(NOW);
                Node other = new Node(NOW)) {
            one.publish("new");
            other.tokens.drop(app, new AccessToken("old"));
            assertThat(one.tokens.find(app)).map(HeldAccessToken::token).contains(new AccessToken("new"));
            other.tokens.drop(app, new AccessToken("new"));
            assertThat(one.tokens.find(app)).isEmpty();
        }
    }

    @Test
    void meanTheSameMomentOnNodesWhoseClocksDiffer() {
        Instant ahead = NOW.plus(Duration.ofMinutes(50));
        try (Node one = new Node(NOW);
                Node fast = new Node(ahead)) {
            one.publish("shared");
            HeldAccessToken seen = fast.tokens.find(app).orElseThrow();
            assertThat(Duration.between(ahead, seen.expiresAt()))
                    .isBetween(Duration.ofMinutes(118), Duration.ofMinutes(120));
            assertThat(Duration.between(seen.obtainedAt(), seen.expiresAt())).isEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void areNotReadableInRedis() {
        try (Node one = new Node(NOW)) {
            one.publish("c4n4ry-access-token");
            String kept = RawRedis.ask(REDIS.servers().ports().get(0), "GET", "mj:t{" + app.value() + "}");
            assertThat(kept).isNotEmpty().doesNotContain("c4n4ry");
        }
    }

    private static HeldAccessToken held(String text, Instant now) {
        return new HeldAccessToken(new AccessToken(text), now, now.plus(Duration.ofHours(2)));
    }

    private final class Node implements AutoCloseable {

        private final Instant now;
        private final RedisStores stores;
        private final SharedAccessTokens tokens;

        Node(Instant now) {
            this.now = now;
            this.stores = RedisStores.open(REDIS.servers()
                    .settings()
                    .clock(Clock.fixed(now, ZoneOffset.UTC))
                    .build());
            this.tokens = stores.accessTokens(vault);
        }

        void publish(String text) {
            try (AccessTokenLease lease = tokens.tryLease(app, MINUTE).orElseThrow()) {
                lease.publish(held(text, now));
            }
        }

        @Override
        public void close() {
            stores.close();
        }
    }
}

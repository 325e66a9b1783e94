package io.menjin.wechat.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.source.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalAccessTokensTest {

    private static final AppId APP = new AppId("wxApp");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final LocalAccessTokens tokens = new LocalAccessTokens(() -> now);

    @Test
    void giveOneLeaseAtATime() {
        AccessTokenLease lease = tokens.tryLease(APP, MINUTE).orElseThrow();

        assertThat(tokens.tryLease(APP, MINUTE)).isEmpty();
        assertThat(tokens.tryLease(new AppId("wxOther"), MINUTE)).isPresent();
        lease.close();
        assertThat(tokens.tryLease(APP, MINUTE)).isPresent();
    }

    @Test
    void takeALeaseBackFromANodeThatDied() {
        AccessTokenLease dead = tokens.tryLease(APP, MINUTE).orElseThrow();
        now = now.plus(MINUTE);
        AccessTokenLease next = tokens.tryLease(APP, MINUTE).orElseThrow();

        dead.publish(held("of the dead"));
        dead.close();

        assertThat(tokens.find(APP)).isEmpty();
        assertThat(tokens.tryLease(APP, MINUTE)).isEmpty();
        next.publish(held("new"));
        assertThat(tokens.find(APP)).map(HeldAccessToken::token).contains(new AccessToken("new"));
    }

    @Test
    void dropOnlyTheTokenThatWasRefused() {
        try (AccessTokenLease lease = tokens.tryLease(APP, MINUTE).orElseThrow()) {
            lease.publish(held("new"));
        }
        tokens.drop(APP, new AccessToken("old"));
        assertThat(tokens.find(APP)).isPresent();

        tokens.drop(APP, new AccessToken("new"));
        assertThat(tokens.find(APP)).isEqualTo(Optional.empty());
    }

    private HeldAccessToken held(String text) {
        return new HeldAccessToken(new AccessToken(text), now, now.plusSeconds(7200));
    }
}

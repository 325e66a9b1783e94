package io.menjin.wechat.token;

import io.menjin.core.source.AppId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Shared tokens of which other nodes always have the lease, one after another. */
final class LeasedTokens implements SharedAccessTokens {

    private final AtomicInteger wanted = new AtomicInteger();
    private volatile @Nullable HeldAccessToken published;

    /** How often somebody has tried to get the lease. */
    int wanted() {
        return wanted.get();
    }

    /** What one of the other nodes does in the end. */
    void publish(HeldAccessToken token) {
        published = token;
    }

    @Override
    public Optional<HeldAccessToken> find(AppId appId) {
        return Optional.ofNullable(published);
    }

    @Override
    public void drop(AppId appId, AccessToken refused) {
        throw new UnsupportedOperationException("nothing is refused here");
    }

    @Override
    public Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost) {
        wanted.incrementAndGet();
        return Optional.empty();
    }
}

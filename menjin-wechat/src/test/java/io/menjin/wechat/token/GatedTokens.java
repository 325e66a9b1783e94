package io.menjin.wechat.token;

import io.menjin.core.source.AppId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Shared tokens that let nobody take a lease while their gate is closed. */
final class GatedTokens implements SharedAccessTokens {

    private final SharedAccessTokens tokens;
    private final AtomicBoolean first = new AtomicBoolean(true);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    GatedTokens(SharedAccessTokens tokens) {
        this.tokens = tokens;
    }

    void close() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    /** True for one of the threads that ask. */
    boolean isFirst() {
        return first.getAndSet(false);
    }

    @Override
    public Optional<HeldAccessToken> find(AppId appId) {
        return tokens.find(appId);
    }

    @Override
    public void drop(AppId appId, AccessToken refused) {
        tokens.drop(appId, refused);
    }

    @Override
    public Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost) {
        try {
            gate.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        return tokens.tryLease(appId, atMost);
    }
}

package io.menjin.wechat.token;

import io.menjin.core.source.AppId;
import java.time.Duration;
import java.util.Optional;

/** Shared tokens whose server is gone. */
final class BrokenSharedTokens implements SharedAccessTokens {

    @Override
    public Optional<HeldAccessToken> find(AppId appId) {
        throw new IllegalStateException("gone");
    }

    @Override
    public void drop(AppId appId, AccessToken refused) {
        throw new IllegalStateException("gone");
    }

    @Override
    public Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost) {
        throw new IllegalStateException("gone");
    }
}

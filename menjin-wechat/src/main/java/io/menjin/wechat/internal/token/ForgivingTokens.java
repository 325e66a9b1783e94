package io.menjin.wechat.internal.token;

import io.menjin.core.source.AppId;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.AccessTokenLease;
import io.menjin.wechat.token.HeldAccessToken;
import io.menjin.wechat.token.SharedAccessTokens;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shared tokens, or, while they cannot be reached, none and a free lease: nodes that cannot agree each ask WeChat,
 * which gives all of them the same stable token.
 */
final class ForgivingTokens implements SharedAccessTokens {

    private static final Logger log = LoggerFactory.getLogger("io.menjin.wechat");

    private final SharedAccessTokens shared;

    ForgivingTokens(SharedAccessTokens shared) {
        this.shared = shared;
    }

    @Override
    public Optional<HeldAccessToken> find(AppId appId) {
        try {
            return shared.find(appId);
        } catch (RuntimeException fault) {
            log.warn("The shared access_token of {} cannot be read", appId, fault);
            return Optional.empty();
        }
    }

    @Override
    public void drop(AppId appId, AccessToken refused) {
        try {
            shared.drop(appId, refused);
        } catch (RuntimeException fault) {
            log.warn("The shared access_token of {} cannot be dropped", appId, fault);
        }
    }

    @Override
    public Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost) {
        try {
            return shared.tryLease(appId, atMost).map(lease -> new ForgivingLease(appId, lease));
        } catch (RuntimeException fault) {
            log.warn("The lease for the access_token of {} cannot be taken", appId, fault);
            return Optional.of(new FreeLease());
        }
    }

    private record ForgivingLease(AppId appId, AccessTokenLease lease) implements AccessTokenLease {

        @Override
        public void publish(HeldAccessToken token) {
            try {
                lease.publish(token);
            } catch (RuntimeException fault) {
                log.warn("The access_token of {} cannot be shared", appId, fault);
            }
        }

        @Override
        public void close() {
            try {
                lease.close();
            } catch (RuntimeException fault) {
                log.warn("The lease for the access_token of {} cannot be given back", appId, fault);
            }
        }
    }

    private record FreeLease() implements AccessTokenLease {

        @Override
        public void publish(HeldAccessToken token) {
            // Nobody to publish to.
        }

        @Override
        public void close() {
            // Nobody to give it back to.
        }
    }
}

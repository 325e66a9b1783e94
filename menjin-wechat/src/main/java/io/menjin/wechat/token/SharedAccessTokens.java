package io.menjin.wechat.token;

import io.menjin.core.source.AppId;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the nodes of one service keep the access_tokens of its mini programs, and agree on who fetches the next one.
 * Implementations are thread-safe, answer fast, and keep tokens from readers who should not see them. When a method
 * throws, the node goes on alone: WeChat's stable tokens are the same for all who ask.
 */
public interface SharedAccessTokens {

    /** The newest token that any node has published and none has dropped. */
    Optional<HeldAccessToken> find(AppId appId);

    /**
     * Removes a token that WeChat refuses, only if it is still the one that is kept.
     *
     * @param refused the token that was used
     */
    void drop(AppId appId, AccessToken refused);

    /**
     * Tries to become the one node that fetches.
     *
     * @param atMost after this time the lease ends by itself, so that a node that dies holds up nobody
     * @return empty when another node has the lease
     */
    Optional<AccessTokenLease> tryLease(AppId appId, Duration atMost);
}

package io.menjin.wechat.internal.token;

import io.menjin.core.source.AppId;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.internal.http.Deadline;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.AccessTokenLease;
import io.menjin.wechat.token.HeldAccessToken;
import io.menjin.wechat.token.SharedAccessTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Gets a token from another node or, as the one node that holds the lease, from WeChat. Thread-safe. */
final class TokenFetcher {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final SharedAccessTokens shared;
    private final TokenEndpoint endpoint;
    private final Duration refreshAhead;
    private final Duration leaseTime;
    private final InstantSource clock;
    private final LongSupplier nanoTicker;

    /**
     * Creates a fetcher.
     *
     * @param callDeadline how long a call of WeChat can take; the lease outlives it
     */
    TokenFetcher(
            SharedAccessTokens shared,
            TokenEndpoint endpoint,
            Duration refreshAhead,
            Duration callDeadline,
            InstantSource clock,
            LongSupplier nanoTicker) {
        this.shared = new ForgivingTokens(shared);
        this.endpoint = endpoint;
        this.refreshAhead = refreshAhead;
        this.leaseTime = callDeadline.plus(MARGIN);
        this.clock = clock;
        this.nanoTicker = nanoTicker;
    }

    /**
     * Gets a token.
     *
     * @param refused the token that must not be taken from another node, or null
     * @return empty when the purpose is {@link Purpose#AHEAD} and another node is on it
     * @throws WeChatException when WeChat gives none, or the node that should fetch it does not
     */
    Optional<HeldAccessToken> obtain(Source source, Purpose purpose, @Nullable AccessToken refused) {
        AppId appId = source.appId();
        if (refused != null) {
            shared.drop(appId, refused);
        }
        // The lease of a node that died may have just begun, and the one that takes over has a whole lease of its own:
        // with less patience we would give up while the token is on its way.
        Deadline patience = Deadline.after(leaseTime.multipliedBy(2), nanoTicker);
        while (true) {
            Optional<HeldAccessToken> published = published(appId, purpose, refused);
            if (published.isPresent()) {
                return published;
            }
            Optional<AccessTokenLease> lease = shared.tryLease(appId, leaseTime);
            if (lease.isPresent()) {
                return Optional.of(fetch(lease.get(), source, purpose, refused));
            }
            if (purpose == Purpose.AHEAD) {
                return Optional.empty();
            }
            if (!patience.allows(POLL) || !slept()) {
                throw new WeChatException(
                        Kind.UNAVAILABLE,
                        "no access_token for " + appId + ": the node that fetches it does not come back",
                        null,
                        null,
                        null);
            }
        }
    }

    private HeldAccessToken fetch(
            AccessTokenLease held, Source source, Purpose purpose, @Nullable AccessToken refused) {
        try (AccessTokenLease lease = held) {
            // Another node may have published between the last look and the lease.
            Optional<HeldAccessToken> published = published(source.appId(), purpose, refused);
            if (published.isPresent()) {
                return published.get();
            }
            HeldAccessToken fresh = endpoint.fetch(source, purpose == Purpose.RETIRE);
            lease.publish(fresh);
            return fresh;
        }
    }

    private Optional<HeldAccessToken> published(AppId appId, Purpose purpose, @Nullable AccessToken refused) {
        if (purpose == Purpose.RETIRE) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return shared.find(appId)
                .filter(token -> token.isUsableAt(now))
                .filter(token -> refused == null || !token.token().equals(refused))
                .filter(token -> purpose != Purpose.AHEAD || !token.isDueAt(now, refreshAhead));
    }

    private static boolean slept() {
        try {
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

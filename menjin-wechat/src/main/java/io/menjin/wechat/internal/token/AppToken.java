package io.menjin.wechat.internal.token;

import io.menjin.core.source.Source;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.TokenSettings;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.HeldAccessToken;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The access_token of one app on this node. At most one fetch is under way; it runs on a thread of its own, so that no
 * caller's deadline or interrupt ends it for the others. Thread-safe.
 */
final class AppToken {

    private static final Logger log = LoggerFactory.getLogger("io.menjin.wechat");

    private final TokenFetcher fetcher;
    private final TokenSettings settings;
    private final Executor executor;
    private final InstantSource clock;

    private final ReentrantLock lock = new ReentrantLock();
    private final Backoff backoff;
    private volatile Source source;
    private volatile @Nullable HeldAccessToken held;
    private @Nullable CompletableFuture<HeldAccessToken> flight;
    private boolean flightIsAhead;
    private Instant replaced = Instant.MIN;

    AppToken(Source source, TokenFetcher fetcher, TokenSettings settings, Executor executor, InstantSource clock) {
        this.source = source;
        this.fetcher = fetcher;
        this.settings = settings;
        this.executor = executor;
        this.clock = clock;
        this.backoff = new Backoff(settings.longestBackoff());
    }

    /** The AppSecret may have changed since the last call. */
    void use(Source newest) {
        source = newest;
    }

    Optional<HeldAccessToken> usable() {
        HeldAccessToken token = held;
        return token != null && token.isUsableAt(clock.instant()) ? Optional.of(token) : Optional.empty();
    }

    CompletableFuture<HeldAccessToken> demand() {
        // Looked at again under the lock: a fetch may have landed since the caller looked.
        return locked(() -> usable().map(CompletableFuture::completedFuture)
                .orElseGet(() -> joinOrFollow(Purpose.DEMAND, null, this::demand)));
    }

    CompletableFuture<HeldAccessToken> replace(AccessToken refused) {
        return locked(() -> {
            HeldAccessToken token = held;
            boolean current = token != null && token.token().equals(refused);
            boolean quiteNew = clock.instant().isBefore(replaced.plus(settings.replaceAtMostEvery()));
            if (token != null && token.isUsableAt(clock.instant()) && (!current || quiteNew)) {
                return CompletableFuture.completedFuture(token);
            }
            held = null;
            return joinOrFollow(Purpose.REPLACE, refused, () -> replace(refused));
        });
    }

    CompletableFuture<HeldAccessToken> retire() {
        return locked(() -> flight == null ? join(Purpose.RETIRE, null) : after(flight, this::retire));
    }

    void refreshIfDue() {
        locked(() -> {
            HeldAccessToken token = held;
            Instant now = clock.instant();
            if (flight != null || !backoff.permits(now)) {
                return null;
            }
            if (token == null || !token.isUsableAt(now)) {
                return join(Purpose.DEMAND, null);
            }
            return token.isDueAt(now, settings.refreshAhead()) ? join(Purpose.AHEAD, null) : null;
        });
    }

    private CompletableFuture<HeldAccessToken> joinOrFollow(
            Purpose purpose, @Nullable AccessToken refused, Supplier<CompletableFuture<HeldAccessToken>> again) {
        CompletableFuture<HeldAccessToken> current = flight;
        // A fetch ahead of time may bring nothing, or the very token that was refused.
        return current != null && flightIsAhead ? after(current, again) : join(purpose, refused);
    }

    private static CompletableFuture<HeldAccessToken> after(
            CompletableFuture<HeldAccessToken> current, Supplier<CompletableFuture<HeldAccessToken>> next) {
        return current.handle((token, failure) -> next).thenCompose(Supplier::get);
    }

    private CompletableFuture<HeldAccessToken> join(Purpose purpose, @Nullable AccessToken refused) {
        CompletableFuture<HeldAccessToken> current = flight;
        if (current != null) {
            return current;
        }
        if (!backoff.permits(clock.instant())) {
            return CompletableFuture.failedFuture(backoff.refusal(clock.instant()));
        }
        CompletableFuture<HeldAccessToken> started = new CompletableFuture<>();
        try {
            executor.execute(() -> fly(started, purpose, refused));
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(failure("the client is closed", null));
        }
        flight = started;
        flightIsAhead = purpose == Purpose.AHEAD;
        return started;
    }

    private void fly(CompletableFuture<HeldAccessToken> landing, Purpose purpose, @Nullable AccessToken refused) {
        try {
            Optional<HeldAccessToken> token = fetcher.obtain(source, purpose, refused);
            land(landing, token, refused != null);
        } catch (WeChatException failure) {
            crash(landing, failure);
        } catch (RuntimeException | Error fault) {
            crash(landing, failure("fetching it failed unexpectedly", fault));
        }
    }

    private void land(
            CompletableFuture<HeldAccessToken> landing, Optional<HeldAccessToken> token, boolean replacement) {
        HeldAccessToken result = locked(() -> {
            flight = null;
            backoff.succeeded();
            token.ifPresent(fresh -> held = fresh);
            if (replacement) {
                replaced = clock.instant();
            }
            return held;
        });
        if (result == null) {
            landing.completeExceptionally(failure("another node is fetching it", null));
        } else {
            landing.complete(result);
        }
    }

    private void crash(CompletableFuture<HeldAccessToken> landing, WeChatException failure) {
        locked(() -> {
            flight = null;
            backoff.failed(clock.instant(), failure);
            return landing;
        });
        if (failure.kind() != Kind.REJECTED) {
            // Refusals have been logged where they were read.
            log.warn("No new access_token for {}: {}", source.appId(), failure.getMessage());
        }
        landing.completeExceptionally(failure);
    }

    private WeChatException failure(String why, @Nullable Throwable cause) {
        return new WeChatException(
                Kind.UNAVAILABLE, "no access_token for " + source.appId() + ": " + why, null, null, cause);
    }

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}

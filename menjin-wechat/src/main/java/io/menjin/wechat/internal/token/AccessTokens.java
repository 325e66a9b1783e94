package io.menjin.wechat.internal.token;

import io.menjin.core.source.AppId;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.TokenSettings;
import io.menjin.wechat.internal.call.TokenSupply;
import io.menjin.wechat.internal.http.Deadline;
import io.menjin.wechat.token.AccessToken;
import io.menjin.wechat.token.HeldAccessToken;
import io.menjin.wechat.token.SharedAccessTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The access_tokens of all apps on this node, kept fresh by a thread in the background. Thread-safe. */
public final class AccessTokens implements TokenSupply, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger("io.menjin.wechat");

    private final Map<AppId, AppToken> apps = new ConcurrentHashMap<>();
    private final TokenFetcher fetcher;
    private final TokenSettings settings;
    private final InstantSource clock;
    private final ExecutorService fetches = Executors.newCachedThreadPool(work -> daemon(work, "menjin-token-fetch"));
    private final ScheduledExecutorService schedule =
            Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "menjin-token-clock"));
    private final ScheduledFuture<?> ticking;

    /**
     * Starts the thread in the background.
     *
     * @param callDeadline how long a call of WeChat can take
     */
    public AccessTokens(
            TokenEndpoint endpoint,
            SharedAccessTokens shared,
            TokenSettings settings,
            Duration callDeadline,
            InstantSource clock,
            LongSupplier nanoTicker) {
        this.fetcher = new TokenFetcher(shared, endpoint, settings.refreshAhead(), callDeadline, clock, nanoTicker);
        this.settings = settings;
        this.clock = clock;
        long pause = settings.checkEvery().toMillis();
        this.ticking = schedule.scheduleWithFixedDelay(this::refreshDue, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public AccessToken current(Source source, Deadline deadline) {
        AppToken app = app(source);
        return app.usable()
                .orElseGet(() -> await(app.demand(), source, deadline))
                .token();
    }

    @Override
    public AccessToken replacementOf(AccessToken refused, Source source, Deadline deadline) {
        return await(app(source).replace(refused), source, deadline).token();
    }

    /** Lets WeChat retire the current token, and waits for the new one. */
    public void retire(Source source, Deadline deadline) {
        await(app(source).retire(), source, deadline);
    }

    /** Begins to keep a token for this app, so that its first call need not wait for one. */
    public void prepare(Source source) {
        app(source).refreshIfDue();
    }

    /** Starts what is due and waits for nothing. The thread in the background calls it. */
    public void refreshDue() {
        for (AppToken app : apps.values()) {
            try {
                app.refreshIfDue();
            } catch (RuntimeException fault) {
                // Thrown on, it would end the schedule.
                log.error("An access_token could not be looked at", fault);
            }
        }
    }

    @Override
    public void close() {
        ticking.cancel(/* mayInterruptIfRunning= */ false);
        schedule.shutdown();
        fetches.shutdown();
    }

    private AppToken app(Source source) {
        AppToken app =
                apps.computeIfAbsent(source.appId(), id -> new AppToken(source, fetcher, settings, fetches, clock));
        app.use(source);
        return app;
    }

    private static HeldAccessToken await(CompletableFuture<HeldAccessToken> fetch, Source source, Deadline deadline) {
        try {
            return fetch.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException timeout) {
            throw noToken(source, "it did not arrive before the deadline");
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw noToken(source, "the calling thread was interrupted");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof WeChatException failure) {
                // A new one, since one exception must not be thrown by several threads.
                throw new WeChatException(
                        failure.kind(),
                        String.valueOf(failure.getMessage()),
                        failure.error(),
                        failure.retryAfter(),
                        failure);
            }
            throw noToken(source, "fetching it failed unexpectedly");
        }
    }

    private static WeChatException noToken(Source source, String why) {
        return new WeChatException(
                Kind.UNAVAILABLE, "no access_token for " + source.appId() + ": " + why, null, null, null);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}

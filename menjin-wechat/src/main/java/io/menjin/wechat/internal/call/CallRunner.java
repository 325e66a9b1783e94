package io.menjin.wechat.internal.call;

import io.menjin.core.wechat.WeChatException;
import io.menjin.wechat.CallListener;
import io.menjin.wechat.WeChatSettings;
import io.menjin.wechat.errcode.Reaction;
import io.menjin.wechat.internal.http.Deadline;
import io.menjin.wechat.internal.http.HttpTransport;
import io.menjin.wechat.token.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs calls to their end within their deadline. Thread-safe. */
public final class CallRunner {

    private final Requester requester;
    private final Guards guards;
    private final Pauses pauses;
    private final Reporter reporter;
    private final Duration deadline;
    private final LongSupplier nanoTicker;

    public CallRunner(
            HttpTransport transport,
            WeChatSettings settings,
            CallListener listener,
            Clock clock,
            LongSupplier nanoTicker,
            RandomGenerator random) {
        this.requester = new Requester(transport);
        this.guards = new Guards(settings.circuit(), settings.maxConcurrentCalls(), clock);
        this.pauses = new Pauses(settings.retry(), random);
        this.reporter = new Reporter(listener);
        this.deadline = settings.deadline();
        this.nanoTicker = nanoTicker;
    }

    /**
     * Runs a call that needs no access_token.
     *
     * @throws WeChatException when it does not end in a clear success
     */
    public <T> T run(ApiCall<T> call) {
        Run<T> run = new Run<>(call);
        return run.conclude(run.attempts(null));
    }

    /**
     * Runs a call with an access_token, and once again with another one when WeChat refuses the first.
     *
     * @throws WeChatException when it does not end in a clear success
     */
    public <T> T run(ApiCall<T> call, TokenSupply tokens) {
        Run<T> run = new Run<>(call);
        AccessToken token = run.withToken(() -> tokens.current(call.source(), run.end));
        Attempt<T> attempt = run.attempts(token);
        if (wantsAnotherToken(attempt)) {
            AccessToken other = run.withToken(() -> tokens.replacementOf(token, call.source(), run.end));
            attempt = run.attempts(other);
        }
        return run.conclude(attempt);
    }

    private static boolean wantsAnotherToken(Attempt<?> attempt) {
        return attempt instanceof Attempt.Refused<?> refused && refused.rule().reaction() == Reaction.RENEW_TOKEN;
    }

    /** One call under way, on one thread. */
    private final class Run<T> {

        private final ApiCall<T> call;
        private final Guard guard;
        private final long start = nanoTicker.getAsLong();
        private final Deadline end = Deadline.after(deadline, nanoTicker);
        private int sent;

        Run(ApiCall<T> call) {
            this.call = call;
            this.guard = guards.of(call.source().appId(), call.api().family());
        }

        AccessToken withToken(Supplier<AccessToken> supply) {
            try {
                return supply.get();
            } catch (WeChatException noToken) {
                reporter.notSent(call, sent, duration());
                throw noToken;
            }
        }

        Attempt<T> attempts(@Nullable AccessToken token) {
            while (true) {
                Attempt<T> attempt = guard.run(() -> {
                    sent++;
                    return requester.send(call, token, end);
                });
                if (!isWorthRepeating(attempt) || !pauses.allowAnotherAfter(sent)) {
                    return attempt;
                }
                Duration pause = pauses.after(sent);
                if (!end.allows(pause) || !slept(pause)) {
                    return attempt;
                }
            }
        }

        T conclude(Attempt<T> attempt) {
            if (attempt instanceof Attempt.Done<T> done) {
                reporter.succeeded(call, done.errcode(), sent, duration());
                return done.value();
            }
            if (attempt instanceof Attempt.NotSent<T> notSent) {
                reporter.notSent(call, sent, duration());
                throw Failures.notSent(call, notSent);
            }
            WeChatException failure = attempt instanceof Attempt.Refused<T> refused
                    ? Failures.refused(call, refused)
                    : Failures.lost(call, (Attempt.Lost<T>) attempt);
            reporter.failed(call, failure, sent, duration());
            throw failure;
        }

        private Duration duration() {
            return Duration.ofNanos(nanoTicker.getAsLong() - start);
        }
    }

    private static boolean isWorthRepeating(Attempt<?> attempt) {
        return (attempt instanceof Attempt.Refused<?> refused && refused.rule().reaction() == Reaction.RETRY)
                || (attempt instanceof Attempt.Lost<?> lost && lost.repeatable());
    }

    private static boolean slept(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package io.menjin.spring.watch;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call that has ended. It has a name, a duration and an outcome, and no values: nothing of it is secret.
 *
 * @param id counts up from 1
 * @param at when it began, in milliseconds since the epoch
 * @param ms how long it took, in milliseconds
 * @param kind {@code use-case}, {@code wechat} or {@code store}
 * @param op what was called: {@code login}, {@code auth.code2Session}, {@code sessions.issue}
 * @param outcome {@code success}, or the code of what went wrong
 * @param keys what else is known, each one of few values: {@code errcode}, {@code source}
 * @param trace the trace-id of the request's {@code traceparent}
 *     (<a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>), or null if it had none
 */
public record Happening(
        long id,
        long at,
        double ms,
        String kind,
        String op,
        String outcome,
        Map<String, String> keys,
        @Nullable String trace) {
    public Happening {
        keys = Map.copyOf(keys);
    }
}

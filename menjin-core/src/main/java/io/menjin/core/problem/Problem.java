package io.menjin.core.problem;

import io.menjin.core.account.Step;
import io.menjin.core.secret.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One failure, as the device will see it (RFC 9457). It holds no secret but the ticket, which is meant for the device.
 *
 * @param detail a sentence for the developer of the client
 * @param action what the user interface should do
 * @param retryAfter when it makes sense to try again, or null
 * @param ticket with {@code registration_required}, unless registration is closed
 * @param missing the steps that are missing
 * @param wechat what WeChat said, where it is the device's business, or null
 */
public record Problem(
        ProblemCode code,
        String detail,
        Action action,
        @Nullable Duration retryAfter,
        @Nullable Ticket ticket,
        List<Step> missing,
        @Nullable WeChatError wechat) {

    public Problem {
        Objects.requireNonNull(code, "code");
        missing = List.copyOf(missing);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, code.action(), null, null, List.of(), null);
    }

    public Problem withAction(Action newAction) {
        return new Problem(code, detail, newAction, retryAfter, ticket, missing, wechat);
    }

    public Problem withRetryAfter(@Nullable Duration newRetryAfter) {
        return new Problem(code, detail, action, newRetryAfter, ticket, missing, wechat);
    }

    public Problem withMissing(List<Step> newMissing, @Nullable Ticket newTicket) {
        return new Problem(code, detail, action, retryAfter, newTicket, newMissing, wechat);
    }

    public Problem withWeChat(@Nullable WeChatError newWeChat) {
        return new Problem(code, detail, action, retryAfter, ticket, missing, newWeChat);
    }

    /** The exception that carries this problem to the edge. */
    public ProblemException asException() {
        return new ProblemException(this, null);
    }
}

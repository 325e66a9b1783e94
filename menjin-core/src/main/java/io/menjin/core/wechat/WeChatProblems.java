package io.menjin.core.wechat;

import io.menjin.core.problem.Action;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.problem.ProblemException;
import io.menjin.core.source.Source;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place that says what a device is told when WeChat did not give a clear success.
 *
 * <p>A device learns WeChat's errcode where it can do something with it. What only an operator can put right is in the
 * cause, for the one line that the edge writes to the log beside the trace id.
 */
public final class WeChatProblems {

    private static final Logger log = LoggerFactory.getLogger(WeChatProblems.class);

    private WeChatProblems() {}

    /** Runs a call about a login code or a person. */
    public static <T> T translating(Source source, Supplier<T> call) {
        try {
            return call.get();
        } catch (WeChatException e) {
            throw translate(source, e, Action.RELOGIN);
        }
    }

    /** Runs a call that spends the code of a tap: where that is no good, a new tap helps and a new login does not. */
    public static <T> T translatingTap(Source source, Supplier<T> call) {
        try {
            return call.get();
        } catch (WeChatException e) {
            throw translate(source, e, Action.TAP_AGAIN);
        }
    }

    private static ProblemException translate(Source source, WeChatException e, Action codeAction) {
        Problem problem = switch (e.kind()) {
            case INVALID_CODE ->
                Problem.of(ProblemCode.INVALID_CODE, "WeChat does not know this code")
                        .withAction(codeAction)
                        .withWeChat(e.error());
            case CODE_USED ->
                Problem.of(ProblemCode.CODE_USED, "this code has been exchanged before")
                        .withAction(codeAction)
                        .withWeChat(e.error());
            case HIGH_RISK ->
                Problem.of(ProblemCode.HIGH_RISK, "WeChat blocks this user").withWeChat(e.error());
            case BUSY ->
                Problem.of(ProblemCode.WECHAT_BUSY, "WeChat asks to come back later")
                        .withRetryAfter(e.retryAfter())
                        .withWeChat(e.error());
            case UNAVAILABLE ->
                Problem.of(ProblemCode.WECHAT_UNAVAILABLE, "WeChat gave no usable answer")
                        .withRetryAfter(e.retryAfter());
            case REJECTED -> Problem.of(ProblemCode.WECHAT_REJECTED, "WeChat refused the service itself");
        };
        log.debug("WeChat gave source {} no success: {}", source.name(), e.getMessage());
        return new ProblemException(problem, e);
    }
}

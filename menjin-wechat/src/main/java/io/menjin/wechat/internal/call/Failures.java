package io.menjin.wechat.internal.call;

import io.menjin.core.problem.WeChatError;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.errcode.ErrcodeRule;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a failed call: what happened, and what the operator should do. They hold no value that was sent. */
final class Failures {

    private static final int IP_NOT_ALLOWED = 40164;
    private static final int MAX_WORDS = 200;
    private static final Pattern IP = Pattern.compile("invalid ip\\s+([0-9a-fA-F:.]{2,45})");

    private Failures() {}

    static WeChatException refused(ApiCall<?> call, Attempt.Refused<?> refused) {
        ErrcodeRule rule = refused.rule();
        String message = name(call) + ": errcode " + rule.errcode()
                + (refused.rid() == null ? "" : " (rid " + refused.rid() + ")") + ": " + rule.meaning()
                + ipOf(refused) + ". " + rule.advice() + "." + weChatsWords(refused);
        return new WeChatException(
                Objects.requireNonNull(rule.kind()),
                message,
                new WeChatError(rule.errcode(), refused.rid()),
                rule.retryAfter(),
                null);
    }

    static WeChatException lost(ApiCall<?> call, Attempt.Lost<?> lost) {
        return new WeChatException(Kind.UNAVAILABLE, name(call) + ": " + lost.what(), null, null, lost.cause());
    }

    static WeChatException notSent(ApiCall<?> call, Attempt.NotSent<?> notSent) {
        return new WeChatException(
                Kind.UNAVAILABLE,
                name(call) + ": not sent, because " + notSent.why(),
                null,
                notSent.retryAfter(),
                null);
    }

    private static String name(ApiCall<?> call) {
        return call.api().title() + " for " + call.source().appId();
    }

    private static String ipOf(Attempt.Refused<?> refused) {
        Matcher ip = IP.matcher(refused.words());
        return refused.rule().errcode() == IP_NOT_ALLOWED && ip.find() ? ": " + ip.group(1) : "";
    }

    private static String weChatsWords(Attempt.Refused<?> refused) {
        String words = refused.words().replaceAll("\\p{Cntrl}", " ").strip();
        if (words.isEmpty()) {
            return "";
        }
        return " WeChat says: " + (words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "…" : words);
    }
}

package io.menjin.wechat.errcode;

import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.WeChatApi;
import java.util.Locale;
import java.util.stream.Collectors;

/** docs/wechat-errors.md, made of the rules. */
final class ErrcodePage {

    private static final String HEAD = """
            # WeChat's errcodes and what Menjin makes of them

            This page is made of the table in `menjin-wechat` (`io.menjin.wechat.errcode`); a test fails when the two differ.

            * **Problem** is the `code` that the device gets. The operator's log has the errcode, WeChat's `rid` and the advice.
            * *again*: the call is repeated with growing pauses while its deadline allows.
            * *new token*: the access_token is dropped if it is still the one in use, fetched once, and the call repeated once.
            * *an answer*: no failure, but one of the results of that call.
            * An errcode that is not listed is `wechat_rejected`. It never becomes a login.

            | errcode | call | meaning | problem | retry after | what the operator should do |
            |---:|---|---|---|---|---|
            """;

    private ErrcodePage() {}

    static String render() {
        return HEAD + WeChatErrcodes.all().stream().map(ErrcodePage::row).collect(Collectors.joining());
    }

    private static String row(ErrcodeRule rule) {
        boolean alone = WeChatErrcodes.all().stream()
                        .filter(other -> other.errcode() == rule.errcode())
                        .count()
                == 1;
        String calls = rule.apis().isEmpty()
                ? (alone ? "every" : "every other")
                : rule.apis().stream().sorted().map(WeChatApi::title).collect(Collectors.joining(", "));
        String retryAfter = rule.retryAfter() == null ? "" : rule.retryAfter().toSeconds() + " s";
        return "| " + rule.errcode() + " | " + calls + " | " + rule.meaning() + " | " + problem(rule) + " | "
                + retryAfter + " | " + rule.advice() + " |\n";
    }

    private static String problem(ErrcodeRule rule) {
        Kind kind = rule.kind();
        if (kind == null) {
            return "*an answer*";
        }
        String name = kind.name().toLowerCase(Locale.ROOT);
        String code = switch (kind) {
            case INVALID_CODE, CODE_USED, HIGH_RISK -> name;
            case BUSY, UNAVAILABLE, REJECTED -> "wechat_" + name;
        };
        String first = switch (rule.reaction()) {
            case RETRY -> "*again*, then ";
            case RENEW_TOKEN -> "*new token*, then ";
            case FAIL, ANSWER -> "";
        };
        return first + "`" + code + "`";
    }
}

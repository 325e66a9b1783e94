package io.menjin.wechat.errcode;

import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.WeChatApi;
import java.util.List;
import java.util.Set;

/**
 * The total mapping: every errcode has a rule in every call, known or not. What is not known is a refusal, never a
 * success.
 *
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/server/API/">WeChat's pages of each call</a>
 */
public final class WeChatErrcodes {

    private static final List<ErrcodeRule> RULES = List.copyOf(ErrcodeTable.rules());

    private WeChatErrcodes() {}

    /** All rules for known errcodes, ordered by errcode. */
    public static List<ErrcodeRule> all() {
        return RULES;
    }

    /**
     * The rule for what a call answered: the one for this call, else the one for every call, else a refusal.
     *
     * @throws IllegalArgumentException for 0, which is no error
     */
    public static ErrcodeRule rule(WeChatApi api, int errcode) {
        if (errcode == 0) {
            throw new IllegalArgumentException("0 is no error");
        }
        ErrcodeRule general = null;
        for (ErrcodeRule rule : RULES) {
            if (rule.errcode() == errcode) {
                if (rule.apis().contains(api)) {
                    return rule;
                }
                general = rule.apis().isEmpty() ? rule : general;
            }
        }
        return general == null ? unknown(errcode) : general;
    }

    private static ErrcodeRule unknown(int errcode) {
        return new ErrcodeRule(
                errcode,
                Set.of(),
                Reaction.FAIL,
                Kind.REJECTED,
                "an errcode that Menjin does not know for this call",
                "Look it up in WeChat's documentation and report it to Menjin, so that it gets a rule",
                null);
    }
}

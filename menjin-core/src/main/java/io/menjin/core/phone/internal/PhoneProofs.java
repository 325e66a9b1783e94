package io.menjin.core.phone.internal;

import io.menjin.core.account.OpenId;
import io.menjin.core.phone.PhoneProof;
import io.menjin.core.phone.PhoneProof.ByCode;
import io.menjin.core.phone.PhoneProof.ByData;
import io.menjin.core.sessionkey.OpenDataService;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.OpenData;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.core.wechat.WeChatPlatform;
import io.menjin.core.wechat.WeChatProblems;

/** Turns a proof into the number that WeChat vouches for. Thread-safe. */
public final class PhoneProofs {

    private final WeChatPlatform wechat;
    private final OpenDataService openData;

    public PhoneProofs(WeChatPlatform wechat, OpenDataService openData) {
        this.wechat = wechat;
        this.openData = openData;
    }

    /**
     * Spends the proof.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_code} or {@code code_used} with the action
     *     {@code tap-again}, {@code session_key_expired}, or one of the {@code wechat_} problems
     */
    public WeChatPhone read(Source source, OpenId openId, PhoneProof proof) {
        if (proof instanceof ByCode byCode) {
            return WeChatProblems.translatingTap(source, () -> wechat.phoneNumber(source, byCode.code(), openId));
        }
        return number(openData.accept(source, openId, ((ByData) proof).blob()));
    }

    private static WeChatPhone number(OpenData data) {
        try {
            return WeChatPhone.of(text(data, "purePhoneNumber"), text(data, "countryCode"));
        } catch (IllegalArgumentException e) {
            // A good blob of another kind. The answer must not tell the difference.
            throw OpenDataService.notAccepted();
        }
    }

    private static String text(OpenData data, String name) {
        return String.valueOf(data.values().get(name));
    }
}

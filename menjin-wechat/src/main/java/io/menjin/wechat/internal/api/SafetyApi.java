package io.menjin.wechat.internal.api;

import io.menjin.core.account.OpenId;
import io.menjin.core.source.Source;
import io.menjin.wechat.RiskQuery;
import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.internal.call.Answer;
import io.menjin.wechat.internal.call.ApiCall;
import io.menjin.wechat.internal.json.Fields;
import io.menjin.wechat.internal.json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.Map;

/** security.msgSecCheck (version 2) and getUserRiskRank. */
public final class SafetyApi {

    private static final int SCENE_PROFILE = 1;
    private static final int VERSION = 2;
    private static final int MAX_RANK = 4;

    private SafetyApi() {}

    public static ApiCall<Boolean> nickname(Source source, OpenId openId, String nickname) {
        Map<String, Object> body = Map.of(
                "openid", openId.value(),
                "scene", SCENE_PROFILE,
                "version", VERSION,
                "content", nickname,
                "nickname", nickname);
        return ApiCall.post(WeChatApi.CONTENT_CHECK, source, body, SafetyApi::passes);
    }

    public static ApiCall<Integer> riskRank(Source source, OpenId openId, RiskQuery query) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("appid", source.appId().value());
        body.put("openid", openId.value());
        body.put("scene", query.scene().number());
        body.put("client_ip", query.clientIp());
        if (query.phone() != null) {
            body.put("mobile_no", query.phone().reveal());
        }
        return ApiCall.post(WeChatApi.RISK_RANK, source, body, SafetyApi::rank);
    }

    private static boolean passes(Answer answer) throws MalformedJsonException {
        if (answer.errcode() != 0) {
            return false;
        }
        String suggestion = Fields.text(Fields.object(answer.root(), "result"), "suggest");
        return switch (suggestion) {
            case "pass" -> true;
            // "review" is for a person to look at; nobody does here, so the nickname does not pass.
            case "risky", "review" -> false;
            default -> throw new MalformedJsonException("suggest has an unknown value");
        };
    }

    private static int rank(Answer answer) throws MalformedJsonException {
        long rank = Fields.wholeNumber(answer.root(), "risk_rank");
        if (rank < 0 || rank > MAX_RANK) {
            throw new MalformedJsonException("risk_rank is out of range");
        }
        return (int) rank;
    }
}

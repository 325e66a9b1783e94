package io.menjin.wechat.internal.api;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.UnionId;
import io.menjin.core.source.Source;
import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.internal.call.ApiCall;
import io.menjin.wechat.internal.http.QueryParameter;
import io.menjin.wechat.internal.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;

/** user.getPaidUnionid, by WeChat Pay's transaction number. */
public final class PaidUnionIdApi {

    private PaidUnionIdApi() {}

    public static ApiCall<Optional<UnionId>> call(Source source, OpenId openId, String transactionId) {
        List<QueryParameter> query = List.of(
                new QueryParameter("openid", openId.value()), new QueryParameter("transaction_id", transactionId));
        return ApiCall.get(WeChatApi.PAID_UNION_ID, source, query, answer -> {
            if (answer.errcode() != 0) {
                return Optional.empty();
            }
            Optional<UnionId> unionId = People.unionId(answer.root(), "unionid");
            if (unionId.isEmpty()) {
                throw new MalformedJsonException("unionid is missing or empty");
            }
            return unionId;
        });
    }
}

package io.menjin.wechat.internal.api;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.source.Source;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.wechat.WeChatApi;
import io.menjin.wechat.internal.call.Answer;
import io.menjin.wechat.internal.call.ApiCall;
import io.menjin.wechat.internal.json.Fields;
import io.menjin.wechat.internal.json.MalformedJsonException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * phonenumber.getPhoneNumber, always with the openid: WeChat then refuses a code that another person has tapped.
 *
 * @see <a
 *     href="https://developers.weixin.qq.com/miniprogram/dev/server/API/user-info/phone-number/api_getphonenumber">WeChat</a>
 */
public final class PhoneNumberApi {

    private PhoneNumberApi() {}

    public static ApiCall<WeChatPhone> call(Source source, PhoneCode code, OpenId openId) {
        return ApiCall.post(
                WeChatApi.PHONE_NUMBER,
                source,
                Map.of("code", code.reveal(), "openid", openId.value()),
                answer -> read(answer, source));
    }

    private static WeChatPhone read(Answer answer, Source source) throws MalformedJsonException {
        JsonNode phone = Fields.object(answer.root(), "phone_info");
        JsonNode watermark = Fields.object(phone, "watermark");
        Fields.wholeNumber(watermark, "timestamp");
        if (!Fields.text(watermark, "appid").equals(source.appId().value())) {
            throw new MalformedJsonException("the watermark is of another mini program");
        }
        try {
            return WeChatPhone.of(Fields.text(phone, "purePhoneNumber"), Fields.text(phone, "countryCode"));
        } catch (IllegalArgumentException invalid) {
            throw new MalformedJsonException("phone_info holds no phone number");
        }
    }
}

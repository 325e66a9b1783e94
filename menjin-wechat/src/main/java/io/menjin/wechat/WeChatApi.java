package io.menjin.wechat;

/** The calls of WeChat's server API that Menjin makes. */
public enum WeChatApi {
    CODE_TO_SESSION("auth.code2Session", "/sns/jscode2session", ApiFamily.LOGIN, false),
    STABLE_TOKEN("getStableAccessToken", "/cgi-bin/stable_token", ApiFamily.TOKEN, true),
    PHONE_NUMBER("phonenumber.getPhoneNumber", "/wxa/business/getuserphonenumber", ApiFamily.PHONE, false),
    CHECK_SESSION_KEY("auth.checkSessionKey", "/wxa/checksession", ApiFamily.SESSION_KEY, true),
    RESET_SESSION_KEY("auth.resetUserSessionKey", "/wxa/resetusersessionkey", ApiFamily.SESSION_KEY, false),
    CONTENT_CHECK("security.msgSecCheck", "/wxa/msg_sec_check", ApiFamily.SAFETY, true),
    RISK_RANK("riskControl.getUserRiskRank", "/wxa/getuserriskrank", ApiFamily.SAFETY, true),
    PAID_UNION_ID("user.getPaidUnionid", "/wxa/getpaidunionid", ApiFamily.PAYMENT, true);

    private final String title;
    private final String path;
    private final ApiFamily family;
    private final boolean repeatable;

    WeChatApi(String title, String path, ApiFamily family, boolean repeatable) {
        this.title = title;
        this.path = path;
        this.family = family;
        this.repeatable = repeatable;
    }

    /** WeChat's own name of the call. */
    public String title() {
        return title;
    }

    /** The path below the base URI. */
    public String path() {
        return path;
    }

    public ApiFamily family() {
        return family;
    }

    /** Whether a second request does no harm when nobody knows whether the first one arrived. */
    public boolean isRepeatable() {
        return repeatable;
    }
}

package io.menjin.emulator.internal.wire;

import java.util.List;

/** The errcodes the emulator gives, in the words of WeChat's answers. */
public final class WeChatErrors {

    public static final WeChatError BUSY = plain(-1, "system error");
    public static final WeChatError DATA_NOT_EXIT = plain(1, "data not exit");
    public static final WeChatError INVALID_CREDENTIAL =
            plain(40001, "invalid credential, access_token is invalid or not latest");
    public static final WeChatError INVALID_GRANT_TYPE = plain(40002, "invalid grant_type");
    public static final WeChatError INVALID_OPENID = plain(40003, "invalid openid");
    public static final WeChatError INVALID_APPID = plain(40013, "invalid appid");
    public static final WeChatError INVALID_ACCESS_TOKEN = plain(40014, "invalid access_token");
    public static final WeChatError INVALID_CODE = comma(40029, "invalid code");
    public static final WeChatError INVALID_ARGS = plain(40097, "invalid args");
    public static final WeChatError INVALID_SECRET = comma(40125, "invalid appsecret");
    public static final WeChatError INVALID_SCENE = plain(40129, "invalid scene");
    public static final WeChatError CODE_USED = comma(40163, "code been used");
    public static final WeChatError IP_REFUSED = plain(40164, "invalid ip");
    public static final WeChatError CODE_BLOCKED = plain(40226, "code blocked");
    public static final WeChatError SECRET_FROZEN = plain(40243, "AppSecret frozen");
    public static final WeChatError TOKEN_MISSING = plain(41001, "access_token missing");
    public static final WeChatError APPID_MISSING = comma(41002, "appid missing");
    public static final WeChatError SECRET_MISSING = comma(41004, "appsecret missing");
    public static final WeChatError CODE_MISSING = comma(41008, "missing code");
    public static final WeChatError TOKEN_EXPIRED = plain(42001, "access_token expired");
    public static final WeChatError GET_REQUIRED = plain(43001, "require GET method");
    public static final WeChatError POST_REQUIRED = plain(43002, "require POST method");
    public static final WeChatError FOREIGN_OPENID = plain(43104, "The openid does not match the appid");
    public static final WeChatError EMPTY_POST = plain(44002, "empty post data");
    public static final WeChatError MINUTE_FREQUENCY = plain(44991, "reach max api minute frequence");
    public static final WeChatError CONTENT_TOO_LONG = plain(45002, "content size out of limit");
    public static final WeChatError DAILY_QUOTA = plain(45009, "reach max api daily quota limit");
    public static final WeChatError MINUTE_QUOTA =
            plain(45011, "api minute-quota reach limit  mustslower  retry next minute");
    public static final WeChatError NOT_JSON = plain(47001, "data format error");
    public static final WeChatError CLEAR_QUOTA_USED_UP =
            plain(48006, "forbid to clear quota because of reaching the limit");
    public static final WeChatError CODE_EXPIRED = plain(61010, "code is expired");
    public static final WeChatError CGI_PATH_NOT_FOUND = plain(76021, "cgi_path not found, please check");
    public static final WeChatError SNS_NOT_SUPPORTED = plain(76022, "could not use this cgi_path，no permission");
    public static final WeChatError NO_SESSION_KEY = plain(87007, "session_key is not existd or expired");
    public static final WeChatError INVALID_SIG_METHOD = plain(87008, "invalid sig_method");
    public static final WeChatError INVALID_SIGNATURE = plain(87009, "invalid signature");
    public static final WeChatError NO_OPEN_PLATFORM = plain(89002, "open not exists");
    public static final WeChatError INVALID_TRADE = plain(89300, "invalid trade");

    private static final List<WeChatError> ALL = List.of(
            BUSY,
            DATA_NOT_EXIT,
            INVALID_CREDENTIAL,
            INVALID_GRANT_TYPE,
            INVALID_OPENID,
            INVALID_APPID,
            INVALID_ACCESS_TOKEN,
            INVALID_CODE,
            INVALID_ARGS,
            INVALID_SECRET,
            INVALID_SCENE,
            CODE_USED,
            IP_REFUSED,
            CODE_BLOCKED,
            SECRET_FROZEN,
            TOKEN_MISSING,
            APPID_MISSING,
            SECRET_MISSING,
            CODE_MISSING,
            TOKEN_EXPIRED,
            GET_REQUIRED,
            POST_REQUIRED,
            FOREIGN_OPENID,
            EMPTY_POST,
            MINUTE_FREQUENCY,
            CONTENT_TOO_LONG,
            DAILY_QUOTA,
            MINUTE_QUOTA,
            NOT_JSON,
            CLEAR_QUOTA_USED_UP,
            CODE_EXPIRED,
            CGI_PATH_NOT_FOUND,
            SNS_NOT_SUPPORTED,
            NO_SESSION_KEY,
            INVALID_SIG_METHOD,
            INVALID_SIGNATURE,
            NO_OPEN_PLATFORM,
            INVALID_TRADE);

    private WeChatErrors() {}

    /** The error of this code in WeChat's words; a generic text for a code the emulator does not give by itself. */
    public static WeChatError of(int code) {
        return ALL.stream()
                .filter(error -> error.code() == code)
                .findFirst()
                .orElseGet(() -> plain(code, "error " + code));
    }

    private static WeChatError plain(int code, String text) {
        return new WeChatError(code, text, false);
    }

    private static WeChatError comma(int code, String text) {
        return new WeChatError(code, text, true);
    }
}

package io.menjin.wechat.errcode;

import static io.menjin.core.wechat.WeChatException.Kind.BUSY;
import static io.menjin.core.wechat.WeChatException.Kind.CODE_USED;
import static io.menjin.core.wechat.WeChatException.Kind.HIGH_RISK;
import static io.menjin.core.wechat.WeChatException.Kind.INVALID_CODE;
import static io.menjin.core.wechat.WeChatException.Kind.REJECTED;
import static io.menjin.core.wechat.WeChatException.Kind.UNAVAILABLE;
import static io.menjin.wechat.WeChatApi.CHECK_SESSION_KEY;
import static io.menjin.wechat.WeChatApi.CODE_TO_SESSION;
import static io.menjin.wechat.WeChatApi.CONTENT_CHECK;
import static io.menjin.wechat.WeChatApi.PAID_UNION_ID;
import static io.menjin.wechat.WeChatApi.PHONE_NUMBER;
import static io.menjin.wechat.WeChatApi.RESET_SESSION_KEY;
import static io.menjin.wechat.WeChatApi.RISK_RANK;
import static io.menjin.wechat.WeChatApi.STABLE_TOKEN;

import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.WeChatApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules as data. docs/wechat-errors.md is made of them. */
final class ErrcodeTable {

    private static final String NOTHING = "Nothing, as long as it is rare";
    private static final String OWN_FAULT =
            "Check whether a proxy changes requests on their way; else report it to Menjin";
    private static final String SIGNING =
            "Switch off API encryption for this call in the console: Menjin sends plain calls over TLS";

    private final List<ErrcodeRule> rules = new ArrayList<>();

    private ErrcodeTable() {}

    static List<ErrcodeRule> rules() {
        ErrcodeTable table = new ErrcodeTable();
        table.load();
        table.codes();
        table.sessionKeys();
        table.accessTokens();
        table.credentials();
        table.requests();
        table.safetyAndPayment();
        table.apiSigning();
        table.rules.sort(Comparator.comparingInt(ErrcodeRule::errcode));
        return table.rules;
    }

    private void load() {
        add(-1, Reaction.RETRY, BUSY, "WeChat is busy", NOTHING, Duration.ofSeconds(1));
        add(
                45011,
                Reaction.FAIL,
                BUSY,
                "a quota for one minute is used up, of this user or of this app",
                "If it happens often, look for a client that logs in in a loop",
                Duration.ofSeconds(60));
        add(
                45009,
                Reaction.FAIL,
                BUSY,
                "the daily quota of this call is used up",
                "Find out what spends it; reset it once in the console (clear_quota, 10 times a month)",
                // It falls at midnight or when an operator resets it, whichever comes first.
                Duration.ofMinutes(10));
        add(
                44991,
                Reaction.FAIL,
                BUSY,
                "the content check is called too often",
                "Ask WeChat for a higher quota",
                Duration.ofSeconds(60),
                CONTENT_CHECK);
    }

    private void codes() {
        fail(
                40029,
                INVALID_CODE,
                "the code is unknown, expired or of another mini program",
                "If every login fails so, the AppID of the source is not the one of the mini program",
                CODE_TO_SESSION,
                PHONE_NUMBER);
        fail(
                40163,
                CODE_USED,
                "the code has been used",
                "If it is frequent, a client or a proxy sends requests twice",
                CODE_TO_SESSION,
                PHONE_NUMBER);
        fail(
                41008,
                INVALID_CODE,
                "WeChat sees no code in the request",
                "Look for a client that sends odd codes",
                CODE_TO_SESSION);
        fail(40226, HIGH_RISK, "WeChat blocks this user as high-risk", "Nothing; WeChat decides", CODE_TO_SESSION);
        fail(
                40013,
                INVALID_CODE,
                "the phone code is of another mini program",
                "If every phone number fails so, the AppID of the source is not the one of the mini program",
                PHONE_NUMBER);
        fail(40003, INVALID_CODE, "the phone code is of another person", NOTHING, PHONE_NUMBER);
    }

    private void sessionKeys() {
        answer(87007, "the session_key does not exist or has expired", CHECK_SESSION_KEY, RESET_SESSION_KEY);
        answer(
                87009,
                "the signature does not fit: WeChat holds another session_key",
                CHECK_SESSION_KEY,
                RESET_SESSION_KEY);
        fail(87008, REJECTED, "the signature method is not known", OWN_FAULT, CHECK_SESSION_KEY, RESET_SESSION_KEY);
    }

    private void accessTokens() {
        String renewed = "If it is frequent, other software fetches tokens of this app with force_refresh; let it stop";
        add(40001, Reaction.RENEW_TOKEN, UNAVAILABLE, "the access_token is not the newest", renewed, null);
        add(40014, Reaction.RENEW_TOKEN, UNAVAILABLE, "the access_token is not valid", renewed, null);
        add(42001, Reaction.RENEW_TOKEN, UNAVAILABLE, "the access_token has expired", renewed, null);
        fail(
                40001,
                REJECTED,
                "the AppSecret is wrong",
                "Compare the AppSecret of the source with the console",
                STABLE_TOKEN,
                CODE_TO_SESSION);
        fail(41001, REJECTED, "WeChat sees no access_token in the request", OWN_FAULT);
        fail(
                89503,
                REJECTED,
                "this IP address needs the administrator's confirmation",
                "Let the administrator of the mini program confirm the message that WeChat has sent",
                STABLE_TOKEN);
        fail(
                89506,
                REJECTED,
                "the administrator refused this IP address for 24 hours",
                "Ask the administrator, then wait 24 hours",
                STABLE_TOKEN);
        fail(
                89507,
                REJECTED,
                "the administrator refused this IP address for one hour",
                "Ask the administrator, then wait one hour",
                STABLE_TOKEN);
    }

    private void credentials() {
        fail(40013, REJECTED, "the AppID is not valid", "Compare the AppID of the source with the console");
        fail(
                40125,
                REJECTED,
                "the AppSecret is wrong",
                "Compare the AppSecret of the source with the console; it changes when somebody resets it there");
        fail(
                40164,
                REJECTED,
                "this server's IP address is not on the allow list",
                "Add the IP address to the IP allow list in the console (Development, Development settings)");
        fail(
                40243,
                REJECTED,
                "the AppSecret is frozen",
                "Let the administrator of the mini program unfreeze it in the console");
        fail(
                48001,
                REJECTED,
                "this mini program may not use this call",
                "Look in the console which calls its kind of account and its verification allow");
        fail(50002, REJECTED, "the account is limited", "Look for a notice of violation in the console");
        fail(50004, REJECTED, "the account may not fetch access_tokens", "Look for a notice in the console");
        fail(50007, REJECTED, "the account is frozen", "Look for a notice in the console");
    }

    private void requests() {
        fail(40002, REJECTED, "the grant_type is not valid", OWN_FAULT);
        fail(
                40003,
                REJECTED,
                "the openid is not one of this mini program",
                "Check whether the AppID of the source was changed to that of another mini program");
        fail(40097, REJECTED, "an argument is not valid", OWN_FAULT);
        fail(41002, REJECTED, "WeChat sees no appid in the request", OWN_FAULT);
        fail(41004, REJECTED, "WeChat sees no secret in the request", OWN_FAULT);
        fail(43001, REJECTED, "WeChat wants a GET", OWN_FAULT);
        fail(43002, REJECTED, "WeChat wants a POST", OWN_FAULT);
        fail(44002, REJECTED, "WeChat sees an empty body", OWN_FAULT);
        fail(47001, REJECTED, "WeChat cannot read the body", OWN_FAULT);
    }

    private void safetyAndPayment() {
        answer(87014, "the content is risky", CONTENT_CHECK);
        fail(
                61010,
                INVALID_CODE,
                "the person has not opened the mini program for two hours",
                NOTHING,
                CONTENT_CHECK,
                RISK_RANK);
        fail(45002, REJECTED, "the content is too long", OWN_FAULT, CONTENT_CHECK);
        fail(40129, REJECTED, "the scene is not known", OWN_FAULT, CONTENT_CHECK);
        fail(43104, REJECTED, "the openid is not one of this mini program", OWN_FAULT, CONTENT_CHECK);
        answer(89300, "no such payment of this person in the last minutes", PAID_UNION_ID);
        fail(
                89002,
                REJECTED,
                "the mini program is not bound to an open platform account",
                "Bind it at open.weixin.qq.com",
                PAID_UNION_ID);
    }

    private void apiSigning() {
        fail(40230, REJECTED, "API signing: the serial is missing", SIGNING);
        fail(40231, REJECTED, "API signing: the timestamp is missing", SIGNING);
        fail(40232, REJECTED, "API signing: the signature is missing", SIGNING);
        fail(40233, REJECTED, "API signing: the AppID is missing", SIGNING);
        fail(40234, REJECTED, "API signing: the signature is not valid", SIGNING);
        fail(40235, REJECTED, "API signing: the cipher text is not valid", SIGNING);
        fail(40236, REJECTED, "API signing: the AppID is not valid", SIGNING);
        fail(40237, REJECTED, "API signing: AppID and access_token do not belong together", SIGNING);
        fail(40238, REJECTED, "API signing: no symmetric key is configured", SIGNING);
        fail(40239, REJECTED, "API signing: no public key is configured", SIGNING);
        fail(40240, REJECTED, "API signing: the timestamp is too old", SIGNING);
    }

    private void fail(int errcode, Kind kind, String meaning, String advice, WeChatApi... apis) {
        add(errcode, Reaction.FAIL, kind, meaning, advice, null, apis);
    }

    private void answer(int errcode, String meaning, WeChatApi... apis) {
        add(errcode, Reaction.ANSWER, null, meaning, "Nothing", null, apis);
    }

    private void add(
            int errcode,
            Reaction reaction,
            @Nullable Kind kind,
            String meaning,
            String advice,
            @Nullable Duration retryAfter,
            WeChatApi... apis) {
        rules.add(new ErrcodeRule(errcode, Set.of(apis), reaction, kind, meaning, advice, retryAfter));
    }
}

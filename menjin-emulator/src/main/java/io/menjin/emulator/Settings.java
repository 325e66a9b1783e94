package io.menjin.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Every decision the emulator takes where WeChat's documentation is silent. Each has a default; each can be changed with
 * {@link WeChatEmulatorBuilder#setting} or at run time with {@link EmulatorControl#settings(EmulatorSettings)}.
 */
public final class Settings {

    public static final Setting<Duration> SESSION_KEY_TTL = Setting.duration(
            "sessionKeyTtl",
            Duration.ofDays(3),
            "Sliding lifetime of a session_key; every use prolongs it.",
            "WeChat does not publish it; \"3 days\" circulates among developers.");

    public static final Setting<Duration> SESSION_KEY_MINIMUM_PERIOD = Setting.duration(
            "sessionKeyMinimumPeriod",
            Duration.ofMinutes(5),
            "A login keeps a session_key younger than this.",
            "WeChat says that a minimum refresh period exists, not how long it is.");

    public static final Setting<KeyRotation> SESSION_KEY_ROTATION = Setting.choice(
            "sessionKeyRotation",
            KeyRotation.AFTER_MINIMUM_PERIOD,
            "When a login replaces the session_key.",
            "WeChat: a login \"may\" replace it.");

    public static final Setting<Duration> LOGIN_CODE_TTL = Setting.duration(
            "loginCodeTtl", Duration.ofMinutes(5), "Lifetime of a login code.", "WeChat: five minutes.");

    public static final Setting<Duration> PHONE_CODE_TTL = Setting.duration(
            "phoneCodeTtl", Duration.ofMinutes(5), "Lifetime of a phone code.", "WeChat: five minutes.");

    public static final Setting<Boolean> FAILED_EXCHANGE_USES_CODE = Setting.bool(
            "failedExchangeUsesCode",
            false,
            "Whether a code2Session that is refused for another reason than the code uses the code up.",
            "Not documented.");

    public static final Setting<List<LoginCheck>> LOGIN_CHECK_ORDER = Setting.choices(
            "loginCheckOrder",
            List.of(LoginCheck.values()),
            "Order of code2Session's checks; the first that fails gives the errcode.",
            "Not documented; the default goes from syntax to meaning.");

    public static final Setting<Integer> WRONG_GRANT_TYPE_ERRCODE = Setting.integer(
            "wrongGrantTypeErrcode",
            40002,
            "What code2Session answers to another grant_type than authorization_code; 0 ignores it.",
            "WeChat lists 40002 for the token API only.");

    public static final Setting<Integer> LOGINS_PER_USER_AND_MINUTE = Setting.integer(
            "loginsPerUserAndMinute",
            100,
            "Exchanges a user may have in one minute before 45011; 0 lifts the limit.",
            "Older documentation; not on today's page.");

    public static final Setting<Integer> USED_PHONE_CODE_ERRCODE = Setting.integer(
            "usedPhoneCodeErrcode",
            40029,
            "What getuserphonenumber answers to a code used before.",
            "WeChat's page lists 40029 only; whether 40163 occurs is not known.");

    public static final Setting<Integer> PHONE_OPENID_MISMATCH_ERRCODE = Setting.integer(
            "phoneOpenidMismatchErrcode",
            40003,
            "What getuserphonenumber answers when the openid is not the one of the code.",
            "WeChat says that it fails, not with which errcode.");

    public static final Setting<String> FOREIGN_PHONE_PREFIX = Setting.text(
            "foreignPhonePrefix",
            "",
            "Stands before the country code in phoneNumber of numbers outside mainland China.",
            "WeChat says that the country code is there, not in which notation.");

    public static final Setting<Boolean> UPPERCASE_SIGNATURE_ACCEPTED = Setting.bool(
            "uppercaseSignatureAccepted",
            true,
            "Whether session_key signatures in upper-case hexadecimal are accepted.",
            "Not documented; a client in wide use sends them to a related API.");

    public static final Setting<Integer> TOKENS_PER_DAY = Setting.integer(
            "tokensPerDay",
            2000,
            "Calls of cgi-bin/token an app has in one day before 45009; 0 lifts the limit.",
            "A WeChat staff answer of 2019; not on today's page.");

    public static final Setting<Integer> FORCED_TOKENS_PER_DAY = Setting.integer(
            "forcedTokensPerDay", 20, "Forced refreshes of stable_token in one day before 45009.", "WeChat: 20.");

    public static final Setting<Duration> FORCED_TOKEN_INTERVAL = Setting.duration(
            "forcedTokenInterval",
            Duration.ofSeconds(30),
            "A forced refresh sooner than this after the last one returns the current token.",
            "WeChat: 30 seconds; the silent answer is from an older page.");

    public static final Setting<Integer> UNKNOWN_TOKEN_ERRCODE = Setting.integer(
            "unknownTokenErrcode",
            40001,
            "What a well-formed access_token that was never issued gives; a malformed one gives 40014.",
            "Both errcodes are listed; where WeChat draws the line is not documented.");

    public static final Setting<String> SNS_CONTENT_TYPE = Setting.text(
            "snsContentType", "text/plain", "Content-Type of /sns/*.", "Reported by developers since 2021.");

    public static final Setting<String> API_CONTENT_TYPE = Setting.text(
            "apiContentType",
            "application/json; encoding=utf-8",
            "Content-Type of /cgi-bin/* and /wxa/*.",
            "Weak evidence only.");

    public static final Setting<Boolean> ESCAPES_SLASHES = Setting.bool(
            "escapesSlashes",
            false,
            "Writes / within JSON strings as \\/, also in a session_key.",
            "Not documented; to a JSON parser both are the same.");

    public static final Setting<String> IP_REFUSED_TEXT = Setting.text(
            "ipRefusedText",
            "invalid ip {ip} ipv6 ::ffff:{ip}, not in whitelist",
            "errmsg of 40164; {ip} stands for the caller's address.",
            "The errcode is documented, the text is from many reports.");

    public static final Setting<EncryptedHashInput> ENCRYPTED_HASH_INPUT = Setting.choice(
            "encryptedHashInput",
            EncryptedHashInput.BASE64_TEXT,
            "What checkencryptedmsg takes the SHA-256 of.",
            "WeChat says \"of the encrypted data\": text or bytes is not documented.");

    public static final Setting<Map<String, String>> CONTENT_RULES = Setting.verdicts(
            "contentRules",
            Map.of("违法", "risky 20006", "赌博", "risky 20006", "辱骂", "risky 20003", "广告", "review 10001"),
            "Words that msg_sec_check objects to, with its suggestion and label.",
            "The emulator's own: WeChat's rules are not public.");

    public static final Setting<Integer> CLEAR_QUOTA_PER_MONTH = Setting.integer(
            "clearQuotaPerMonth", 10, "Calls of clear_quota and clear_quota/v2 together before 48006.", "WeChat: 10.");

    public static final Setting<Integer> PUSH_ATTEMPTS = Setting.integer(
            "pushAttempts",
            3,
            "How often a pushed message is delivered until the receiver answers.",
            "WeChat documents three for official accounts; the mini program's page is silent.");

    public static final Setting<Duration> PUSH_TIMEOUT = Setting.duration(
            "pushTimeout",
            Duration.ofSeconds(5),
            "How long the receiver of a pushed message has to answer, in real time.",
            "WeChat documents five seconds for official accounts; the mini program's page is silent.");

    public static final Setting<Boolean> PUSH_RETRIES_ERROR_STATUS = Setting.bool(
            "pushRetriesErrorStatus",
            true,
            "Whether an HTTP status other than 200 makes the sender try again.",
            "Not documented.");

    public static final Setting<String> REVOKE_INFO_SEPARATOR = Setting.text(
            "revokeInfoSeparator",
            ",",
            "Stands between the codes when one revocation has several.",
            "Whether one event carries several codes is not documented.");

    public static final Setting<String> DEFAULT_USER = Setting.text(
            "defaultUser",
            "",
            "The user whom the literal code of WeChat DevTools logs in; empty means the first user.",
            "The emulator's own: WeChat's servers refuse that code.");

    public static final Setting<Map<String, Duration>> LATENCY = Setting.durations(
            "latency",
            "Time before the first byte of every answer of an API, by short name, path or *.",
            "The emulator's own.");

    private Settings() {}

    /** All settings, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return List.of(
                SESSION_KEY_TTL,
                SESSION_KEY_MINIMUM_PERIOD,
                SESSION_KEY_ROTATION,
                LOGIN_CODE_TTL,
                PHONE_CODE_TTL,
                FAILED_EXCHANGE_USES_CODE,
                LOGIN_CHECK_ORDER,
                WRONG_GRANT_TYPE_ERRCODE,
                LOGINS_PER_USER_AND_MINUTE,
                USED_PHONE_CODE_ERRCODE,
                PHONE_OPENID_MISMATCH_ERRCODE,
                FOREIGN_PHONE_PREFIX,
                UPPERCASE_SIGNATURE_ACCEPTED,
                TOKENS_PER_DAY,
                FORCED_TOKENS_PER_DAY,
                FORCED_TOKEN_INTERVAL,
                UNKNOWN_TOKEN_ERRCODE,
                SNS_CONTENT_TYPE,
                API_CONTENT_TYPE,
                ESCAPES_SLASHES,
                IP_REFUSED_TEXT,
                ENCRYPTED_HASH_INPUT,
                CONTENT_RULES,
                CLEAR_QUOTA_PER_MONTH,
                PUSH_ATTEMPTS,
                PUSH_TIMEOUT,
                PUSH_RETRIES_ERROR_STATUS,
                REVOKE_INFO_SEPARATOR,
                DEFAULT_USER,
                LATENCY);
    }
}

package io.menjin.spring.diagnostics;

import static io.menjin.spring.diagnostics.Misconfigurations.wrong;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** What is good enough for development and refused in the profile {@code prod}. No text repeats a secret. */
public final class ProductionMisconfigurations {
    private static final String ACTIVE = "The profile prod is active and ";

    private ProductionMisconfigurations() {}

    public static FailureAnalyzedException generatedKeys() {
        return wrong(
                ACTIVE + "menjin.keys is not set. Generated keys are for development only: whoever can read the data"
                        + " folder could read session_keys and phone numbers.",
                "Set the keys from a secret store:\n\n" + Misconfigurations.KEYS_EXAMPLE);
    }

    public static FailureAnalyzedException weakKey(String id) {
        return wrong(
                ACTIVE + "the key '" + id + "' of menjin.keys is not random: most of its bytes are the same.",
                "Make one that is:\n\n" + Misconfigurations.KEYS_EXAMPLE);
    }

    public static FailureAnalyzedException emulatedApp(String alias, String appId) {
        return wrong(
                ACTIVE + "menjin.sources." + alias + " has the AppID " + appId
                        + ", which belongs to the emulator: anybody could log in as anybody.",
                "Set the AppID and the AppSecret of the real mini program:\n\nmenjin.sources." + alias
                        + ".app-id=wx0123456789abcdef\nmenjin.sources." + alias + ".app-secret=${SHOP_APP_SECRET}");
    }

    public static FailureAnalyzedException placeholderSecret(String alias) {
        return wrong(
                ACTIVE + "menjin.sources." + alias + ".app-secret is a placeholder of development and no AppSecret.",
                "Copy the AppSecret from WeChat's console into an environment variable and name that:\n\n"
                        + "menjin.sources." + alias + ".app-secret=${SHOP_APP_SECRET}");
    }

    public static FailureAnalyzedException shortClientSecret(String client, int atLeast) {
        return wrong(
                ACTIVE + "menjin.clients." + client + ".secret has less than " + atLeast
                        + " characters: whoever guesses it may ask whose any token is.",
                "Set it to a long random text that only that service knows:\n\nmenjin.clients." + client
                        + ".secret=${GATEWAY_SECRET}\n\nSuch a text is what this prints:\n\nopenssl rand -base64 32");
    }

    public static FailureAnalyzedException unofficialHost(String host) {
        return wrong(
                ACTIVE + "menjin.wechat.base-url points to " + host
                        + ", which is not WeChat: whoever answers there decides who is logged in, and learns the"
                        + " AppSecrets.",
                "Remove the property to call WeChat itself. If it is a proxy of yours that forwards to WeChat, say"
                        + " so:\n\nmenjin.wechat.allowed-hosts=" + host);
    }

    public static FailureAnalyzedException plainHttp(String host) {
        return wrong(
                ACTIVE + "menjin.wechat.base-url is plain http: everybody on the way to " + host
                        + " reads the AppSecrets, and menjin.wechat.plain-http-allowed does not count in production.",
                "Use https:\n\nmenjin.wechat.base-url=https://" + host);
    }

    public static FailureAnalyzedException watching() {
        return wrong(
                ACTIVE + "menjin.watch.enabled is true: when people log in, and how each login ends, is for the"
                        + " operators' metrics and traces.",
                "Remove the property, or set it where people develop only:\n\nmenjin.watch.enabled=false");
    }

    public static FailureAnalyzedException wireLog(String property, String value) {
        return wrong(
                ACTIVE + "the system property " + property + " is '" + value
                        + "': the JDK would write every call of WeChat to the log, with the AppSecret in its address.",
                "Start without it, or with what it says of failures only:\n\n-D" + property + "=errors");
    }
}

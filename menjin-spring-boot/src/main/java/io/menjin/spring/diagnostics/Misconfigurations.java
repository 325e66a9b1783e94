package io.menjin.spring.diagnostics;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

/**
 * Everything that can be wrong with the configuration, each with what to do about it. Spring Boot prints both instead of
 * a stack trace. No text repeats a secret.
 */
public final class Misconfigurations {
    private static final String SOURCE_EXAMPLE = """
            menjin:
              sources:
                shop:
                  app-id: wx0123456789abcdef
                  app-secret: ${SHOP_APP_SECRET}
            """;
    private static final String KEYS_EXAMPLE = """
            menjin:
              keys:
                - id: "2026-01"
                  secret: ${MENJIN_KEY}

            The secret is what this prints:

            openssl rand -base64 32
            """;

    private Misconfigurations() {}

    public static FailureAnalyzedException noSource() {
        return wrong(
                "Menjin serves no mini program: menjin.sources is empty.",
                "Name at least one, with the AppID and AppSecret from WeChat's console:\n\n" + SOURCE_EXAMPLE);
    }

    public static FailureAnalyzedException badSourceName(String alias) {
        return wrong(
                "'" + alias + "' cannot be the alias of a source.",
                "Use 1 to 64 of a-z, 0-9, dot, dash and underscore; it is what devices send as source:\n\n"
                        + SOURCE_EXAMPLE);
    }

    public static FailureAnalyzedException missing(String property, String whereFrom) {
        return wrong(property + " is not set.", "Set it (" + whereFrom + "):\n\n" + property + "=...");
    }

    public static FailureAnalyzedException badAppId(String alias) {
        return wrong(
                "menjin.sources." + alias + ".app-id is not an AppID.",
                "Copy the AppID from WeChat's console; it looks like this:\n\nmenjin.sources." + alias
                        + ".app-id=wx0123456789abcdef");
    }

    public static FailureAnalyzedException badAppSecret(String alias, int length) {
        return wrong(
                "menjin.sources." + alias
                        + ".app-secret is not an AppSecret: WeChat's have 32 hexadecimal digits, this one"
                        + " has " + length + " characters"
                        + (length == 32 ? " of which some are no hexadecimal digits." : "."),
                "Copy the AppSecret from WeChat's console (it is shown once; reset it if it is lost) into an environment"
                        + " variable and name that:\n\nmenjin.sources." + alias + ".app-secret=${SHOP_APP_SECRET}");
    }

    public static FailureAnalyzedException duplicateAppId(String appId, List<String> aliases) {
        return wrong(
                "The AppID " + appId + " is configured for several sources: " + String.join(", ", aliases) + ".",
                "Keep one of them, and let devices send that alias:\n\nmenjin.sources." + aliases.get(0) + ".app-id="
                        + appId);
    }

    public static FailureAnalyzedException badSteps(String alias) {
        return wrong(
                "menjin.sources." + alias + ".steps lists a step twice.",
                "List each step once, in the order in which people complete them:\n\nmenjin.sources." + alias
                        + ".steps=profile,phone");
    }

    public static FailureAnalyzedException pushKeyWithoutToken(String alias) {
        return wrong(
                "menjin.sources." + alias + ".push has an EncodingAESKey and no token.",
                "Set both as the message push page of WeChat's console has them:\n\nmenjin.sources." + alias
                        + ".push.token=${SHOP_PUSH_TOKEN}\nmenjin.sources." + alias
                        + ".push.encoding-aes-key=${SHOP_PUSH_KEY}");
    }

    public static FailureAnalyzedException badPushKey(String alias) {
        return wrong(
                "menjin.sources." + alias + ".push.encoding-aes-key is not an EncodingAESKey.",
                "Copy the 43 letters and digits from the message push page of WeChat's console:\n\nmenjin.sources."
                        + alias + ".push.encoding-aes-key=${SHOP_PUSH_KEY}");
    }

    public static FailureAnalyzedException badKeys(String why) {
        return wrong(
                "menjin.keys cannot be used: " + why + ".",
                "Give each key an id and 32 random bytes:\n\n" + KEYS_EXAMPLE);
    }

    public static FailureAnalyzedException badKeyFile(Path file, Exception cause) {
        return wrong(
                "The generated keys in " + file + " cannot be read: " + cause.getMessage() + ".",
                "Put the file back from a backup, since nothing that it sealed can be read without it. Where nothing is to"
                        + " be kept, remove the data folder and start again:\n\nrm -r " + file.getParent(),
                cause);
    }

    public static FailureAnalyzedException generatedKeysInProduction() {
        return wrong(
                "The profile prod is active and menjin.keys is not set. Generated keys are for development only: whoever"
                        + " can read the data folder could read session_keys and phone numbers.",
                "Set the keys from a secret store:\n\n" + KEYS_EXAMPLE);
    }

    public static FailureAnalyzedException emulatedAppInProduction(String alias, String appId) {
        return wrong(
                "The profile prod is active and menjin.sources." + alias + " has the AppID " + appId
                        + ", which belongs to the emulator: anybody could log in as anybody.",
                "Set the AppID and the AppSecret of the real mini program:\n\nmenjin.sources." + alias
                        + ".app-id=wx0123456789abcdef\nmenjin.sources." + alias + ".app-secret=${SHOP_APP_SECRET}");
    }

    public static FailureAnalyzedException unofficialHostInProduction(String host) {
        return wrong(
                "The profile prod is active and menjin.wechat.base-url points to " + host
                        + ", which is not WeChat: whoever answers there decides who is logged in, and learns the"
                        + " AppSecrets.",
                "Remove the property to call WeChat itself. If it is a proxy of yours that forwards to WeChat, say"
                        + " so:\n\nmenjin.wechat.allowed-hosts=" + host);
    }

    public static FailureAnalyzedException wireLogInProduction(String property, String value) {
        return wrong(
                "The profile prod is active and the system property " + property + " is '" + value
                        + "': the JDK would write"
                        + " every call of WeChat to the log, with the AppSecret in its address.",
                "Start without it, or with what it says of failures only:\n\n-D" + property + "=errors");
    }

    public static FailureAnalyzedException invalid(String properties, RuntimeException cause) {
        return wrong(
                properties + " is not valid: " + cause.getMessage() + ".",
                "Correct the values below " + properties + ", or remove them to use the defaults.",
                cause);
    }

    public static FailureAnalyzedException badProxyRange(String text) {
        return wrong(
                "menjin.web.trusted-proxies has '" + text + "', which is no range of addresses.",
                "Name the addresses of your proxies in digits:\n\nmenjin.web.trusted-proxies=10.0.0.0/8,fd00::/8");
    }

    public static FailureAnalyzedException badPathPrefix(String prefix) {
        return wrong(
                "menjin.web.path-prefix is '" + prefix + "', which is no path.",
                "Begin with a slash and end without one:\n\nmenjin.web.path-prefix=/auth");
    }

    static FailureAnalyzedException wrong(String description, String action) {
        return new FailureAnalyzedException(description, action);
    }

    static FailureAnalyzedException wrong(String description, String action, Throwable cause) {
        return new FailureAnalyzedException(description, action, cause);
    }
}

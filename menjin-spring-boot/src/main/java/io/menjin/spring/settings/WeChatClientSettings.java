package io.menjin.spring.settings;

import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.diagnostics.ProductionMisconfigurations;
import io.menjin.spring.properties.AccessTokenProperties;
import io.menjin.spring.properties.CircuitProperties;
import io.menjin.spring.properties.RetryProperties;
import io.menjin.spring.properties.WeChatProperties;
import io.menjin.wechat.CircuitSettings;
import io.menjin.wechat.RetrySettings;
import io.menjin.wechat.TokenSettings;
import io.menjin.wechat.WeChatSettings;
import java.util.Set;

/** Checks {@code menjin.wechat}. */
public final class WeChatClientSettings {
    /** A proxy on this machine may be plain http: nobody listens in between. */
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final String WIRE_LOG = "jdk.httpclient.HttpClient.log";

    private WeChatClientSettings() {}

    /**
     * The settings of WeChat's client.
     *
     * @param production whether only WeChat itself and the allowed hosts may be called
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when something is wrong with them
     */
    public static WeChatSettings of(WeChatProperties properties, boolean production) {
        properties.allowedHosts().forEach(host -> WebPaths.requireHost("menjin.wechat.allowed-hosts", host));
        WeChatSettings settings;
        try {
            settings = new WeChatSettings(
                    properties.baseUrl(),
                    properties.plainHttpAllowed(),
                    properties.connectTimeout(),
                    properties.deadline(),
                    MAX_ANSWER_BYTES,
                    properties.maxConcurrentCalls(),
                    retry(properties.retry()),
                    circuit(properties.circuit()),
                    accessToken(properties.accessToken()));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Misconfigurations.invalid("menjin.wechat", e);
        }
        String host = settings.baseUri().getHost();
        boolean allowed = properties.allowedHosts().stream().anyMatch(host::equalsIgnoreCase);
        if (production && !settings.isRealWeChat() && !allowed) {
            throw ProductionMisconfigurations.unofficialHost(host);
        }
        if (production && !"https".equalsIgnoreCase(settings.baseUri().getScheme()) && !LOOPBACK.contains(host)) {
            throw ProductionMisconfigurations.plainHttp(host);
        }
        if (production) {
            requireNoWireLog();
        }
        return settings;
    }

    /** The JDK's client writes addresses as they are, and WeChat takes the AppSecret in the address. */
    private static void requireNoWireLog() {
        String value = System.getProperty(WIRE_LOG, "");
        if (!value.isEmpty() && !value.equals("errors")) {
            throw ProductionMisconfigurations.wireLog(WIRE_LOG, value);
        }
    }

    private static RetrySettings retry(RetryProperties retry) {
        return new RetrySettings(retry.attempts(), retry.firstPause(), retry.longestPause());
    }

    private static CircuitSettings circuit(CircuitProperties circuit) {
        return new CircuitSettings(
                circuit.failurePercent(),
                circuit.window(),
                circuit.minimumCalls(),
                circuit.openFor(),
                circuit.trialCalls());
    }

    private static TokenSettings accessToken(AccessTokenProperties token) {
        return new TokenSettings(
                token.refreshAhead(), token.checkEvery(), token.replaceAtMostEvery(), token.longestBackoff());
    }
}

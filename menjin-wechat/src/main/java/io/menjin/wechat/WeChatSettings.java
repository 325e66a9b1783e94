package io.menjin.wechat;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * How WeChat is called. Immutable.
 *
 * @param baseUri {@code https://api.weixin.qq.com}, one of WeChat's other hosts, or an emulator
 * @param plainHttpAllowed whether the base URI may be {@code http} on a host other than loopback. The AppSecret
 *     travels in the requests: only for an emulator in a closed network
 * @param connectTimeout for TCP and TLS
 * @param deadline for a whole call: waiting for an access_token, all attempts, pauses and answers
 * @param maxAnswerBytes a longer answer is cut off and is a failure
 * @param maxConcurrentCalls how many requests of one family of one app may be under way on this node
 */
public record WeChatSettings(
        URI baseUri,
        boolean plainHttpAllowed,
        Duration connectTimeout,
        Duration deadline,
        int maxAnswerBytes,
        int maxConcurrentCalls,
        RetrySettings retry,
        CircuitSettings circuit,
        TokenSettings token) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public WeChatSettings {
        checkBase(baseUri, plainHttpAllowed);
        if (connectTimeout.toMillis() < 1 || deadline.toMillis() < 1 || maxAnswerBytes < 1 || maxConcurrentCalls < 1) {
            throw new IllegalArgumentException("WeChat's time-outs and limits must be positive");
        }
    }

    /** WeChat itself, 2 s to connect, 5 s for all, 1 MiB, 1024 requests at once. */
    public static WeChatSettings defaults() {
        return new WeChatSettings(
                URI.create("https://api.weixin.qq.com"),
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                1024 * 1024,
                1024,
                RetrySettings.defaults(),
                CircuitSettings.defaults(),
                TokenSettings.defaults());
    }

    /** Whether calls go to one of WeChat's own hosts and not to an emulator. */
    public boolean isRealWeChat() {
        String host = baseUri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("weixin.qq.com") || host.endsWith(".weixin.qq.com");
    }

    public WeChatSettings withBaseUri(URI newBaseUri) {
        return new WeChatSettings(
                newBaseUri,
                plainHttpAllowed,
                connectTimeout,
                deadline,
                maxAnswerBytes,
                maxConcurrentCalls,
                retry,
                circuit,
                token);
    }

    public WeChatSettings withDeadline(Duration newDeadline) {
        return new WeChatSettings(
                baseUri,
                plainHttpAllowed,
                connectTimeout,
                newDeadline,
                maxAnswerBytes,
                maxConcurrentCalls,
                retry,
                circuit,
                token);
    }

    public WeChatSettings withMaxConcurrentCalls(int newMaxConcurrentCalls) {
        return new WeChatSettings(
                baseUri,
                plainHttpAllowed,
                connectTimeout,
                deadline,
                maxAnswerBytes,
                newMaxConcurrentCalls,
                retry,
                circuit,
                token);
    }

    public WeChatSettings withRetry(RetrySettings newRetry) {
        return new WeChatSettings(
                baseUri,
                plainHttpAllowed,
                connectTimeout,
                deadline,
                maxAnswerBytes,
                maxConcurrentCalls,
                newRetry,
                circuit,
                token);
    }

    public WeChatSettings withCircuit(CircuitSettings newCircuit) {
        return new WeChatSettings(
                baseUri,
                plainHttpAllowed,
                connectTimeout,
                deadline,
                maxAnswerBytes,
                maxConcurrentCalls,
                retry,
                newCircuit,
                token);
    }

    public WeChatSettings withToken(TokenSettings newToken) {
        return new WeChatSettings(
                baseUri,
                plainHttpAllowed,
                connectTimeout,
                deadline,
                maxAnswerBytes,
                maxConcurrentCalls,
                retry,
                circuit,
                newToken);
    }

    private static void checkBase(URI base, boolean plainHttpAllowed) {
        String scheme = base.getScheme();
        String host = base.getHost();
        boolean https = "https".equalsIgnoreCase(scheme);
        boolean http = "http".equalsIgnoreCase(scheme);
        if (host == null
                || !(https || http)
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "WeChat's base URI must be https://host without user, query or fragment");
        }
        if (http && !plainHttpAllowed && !LOOPBACK.contains(host.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "WeChat's base URI is plain http on another machine: the AppSecret would travel in the clear");
        }
    }
}

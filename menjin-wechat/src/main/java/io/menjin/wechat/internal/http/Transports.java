package io.menjin.wechat.internal.http;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Chooses how to reach WeChat: directly, or through a proxy when there is one. */
public final class Transports {

    private Transports() {}

    /**
     * Creates a client of its own.
     *
     * @param connectTimeout for TCP and TLS
     * @param nanoTicker a monotonic clock in nanoseconds
     * @param proxy null for the system's, if it has one for this base URI
     * @param tls null for the default trust manager
     */
    public static HttpTransport create(
            URI base,
            Duration connectTimeout,
            int maxAnswerBytes,
            LongSupplier nanoTicker,
            @Nullable ProxySelector proxy,
            @Nullable SSLContext tls) {
        if (proxy != null || isBehindAProxy(base)) {
            return new JdkTransport(base, connectTimeout, maxAnswerBytes, proxy, tls);
        }
        return new DirectTransport(base, connectTimeout, maxAnswerBytes, nanoTicker, tls == null ? trust() : tls);
    }

    private static boolean isBehindAProxy(URI base) {
        ProxySelector system = ProxySelector.getDefault();
        return system != null && system.select(base).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
    }

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("the JDK's TLS cannot be set up: see its system properties", broken);
        }
    }
}

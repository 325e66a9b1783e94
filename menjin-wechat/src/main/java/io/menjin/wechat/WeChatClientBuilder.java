package io.menjin.wechat;

import io.menjin.wechat.internal.call.CallRunner;
import io.menjin.wechat.internal.http.HttpTransport;
import io.menjin.wechat.internal.http.Transports;
import io.menjin.wechat.internal.token.AccessTokens;
import io.menjin.wechat.internal.token.TokenEndpoint;
import io.menjin.wechat.token.LocalAccessTokens;
import io.menjin.wechat.token.SharedAccessTokens;
import java.net.ProxySelector;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Builds a {@link WeChatClient}. Everything has a default that suits one node and the real WeChat. */
public final class WeChatClientBuilder {

    private WeChatSettings settings = WeChatSettings.defaults();
    private CallListener listener = CallListener.none();
    private Clock clock = Clock.systemUTC();
    private LongSupplier nanoTicker = System::nanoTime;
    private SecureRandom random = new SecureRandom();
    private @Nullable SharedAccessTokens sharedTokens;
    private @Nullable ProxySelector proxy;
    private @Nullable SSLContext sslContext;

    WeChatClientBuilder() {}

    public WeChatClientBuilder settings(WeChatSettings newSettings) {
        settings = Objects.requireNonNull(newSettings, "settings");
        return this;
    }

    public WeChatClientBuilder listener(CallListener newListener) {
        listener = Objects.requireNonNull(newListener, "listener");
        return this;
    }

    public WeChatClientBuilder clock(Clock newClock) {
        clock = Objects.requireNonNull(newClock, "clock");
        return this;
    }

    /** Sets the monotonic clock of deadlines, in nanoseconds. */
    public WeChatClientBuilder nanoTicker(LongSupplier newNanoTicker) {
        nanoTicker = Objects.requireNonNull(newNanoTicker, "nanoTicker");
        return this;
    }

    public WeChatClientBuilder random(SecureRandom newRandom) {
        random = Objects.requireNonNull(newRandom, "random");
        return this;
    }

    /** Sets where several nodes share their access_tokens; the default is this process alone. */
    public WeChatClientBuilder sharedTokens(SharedAccessTokens newSharedTokens) {
        sharedTokens = Objects.requireNonNull(newSharedTokens, "sharedTokens");
        return this;
    }

    /** Sets the proxy, for instance one whose address is on WeChat's IP allow list; the default is the system's. */
    public WeChatClientBuilder proxy(ProxySelector newProxy) {
        proxy = Objects.requireNonNull(newProxy, "proxy");
        return this;
    }

    /** Sets what TLS trusts, for an emulator with a certificate of its own; the default is the JDK's trust store. */
    public WeChatClientBuilder sslContext(SSLContext newSslContext) {
        sslContext = Objects.requireNonNull(newSslContext, "sslContext");
        return this;
    }

    /** Builds the client and starts its thread in the background. */
    public WeChatClient build() {
        HttpTransport transport = Transports.create(
                settings.baseUri(),
                settings.connectTimeout(),
                settings.maxAnswerBytes(),
                nanoTicker,
                proxy,
                sslContext);
        CallRunner runner = new CallRunner(transport, settings, listener, clock, nanoTicker, random);
        AccessTokens tokens = new AccessTokens(
                new TokenEndpoint(runner, clock),
                sharedTokens == null ? new LocalAccessTokens(clock) : sharedTokens,
                settings.token(),
                settings.deadline(),
                clock,
                nanoTicker);
        return new WeChatClient(runner, tokens, transport, settings.deadline(), nanoTicker);
    }
}

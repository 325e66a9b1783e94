package io.menjin.wechat.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens connections: TCP, and TLS with a verified certificate and host name. Thread-safe. */
final class Connector {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final String host;
    private final int port;
    private final Duration timeout;
    private final @Nullable SSLContext tls;

    /**
     * Reads host and port of the base URI.
     *
     * @param timeout for TCP and TLS together
     * @param tls null unless the base URI is {@code https}
     */
    Connector(URI base, Duration timeout, @Nullable SSLContext tls) {
        this.host = base.getHost();
        this.port = base.getPort() >= 0 ? base.getPort() : tls == null ? HTTP : HTTPS;
        this.timeout = timeout;
        this.tls = tls;
    }

    Connection connect(Deadline call, HangUp hangUp) throws IOException {
        Deadline end = call.orAfter(timeout);
        // Of a channel, since an interrupt ends whatever the thread waits for there; a plain socket would wait on.
        SocketChannel channel = reach(end, hangUp);
        try {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return tls == null
                    ? Connection.plain(channel)
                    : Connection.secured(channel, handshake(tls, channel.socket(), end));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private SocketChannel reach(Deadline end, HangUp hangUp) throws IOException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        for (int i = 0; ; i++) {
            int addressesLeft = addresses.length - i;
            SocketChannel channel = SocketChannel.open();
            try {
                hangUp.watch(channel);
                // An address that does not answer must not use up the time of the others.
                int share = Math.max(1, end.remainingMillis() / addressesLeft);
                channel.socket().connect(new InetSocketAddress(addresses[i], port), share);
                return channel;
            } catch (IOException unreachable) {
                channel.close();
                boolean last = addressesLeft == 1 || end.remainingMillis() == 0;
                if (last || Thread.currentThread().isInterrupted()) {
                    throw unreachable;
                }
            }
        }
    }

    private SSLSocket handshake(SSLContext context, Socket socket, Deadline end) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        SSLSocket secured = (SSLSocket) context.getSocketFactory().createSocket(socket, name, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        // Without this the JDK takes anybody's valid certificate for WeChat's.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        int millis = end.remainingMillis();
        if (millis == 0) {
            throw new SocketTimeoutException();
        }
        secured.setSoTimeout(millis);
        secured.startHandshake();
        secured.setSoTimeout(0);
        return secured;
    }
}

package io.menjin.wechat.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to WeChat, used by one call at a time. It can tell whether more has arrived than was asked for, which
 * would otherwise be taken for the answer to the next call, and that is another person's login.
 */
final class Connection extends DefaultBHttpClientConnection {

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(8 * 1024)
            .setMaxHeaderCount(100)
            .setMaxEmptyLineCount(10)
            .build();

    private final SocketChannel channel;
    private final InputStream arriving;
    private @Nullable SessionInputBuffer received;

    private Connection(SocketChannel channel, Socket socket) throws IOException {
        super(LIMITS);
        this.channel = channel;
        this.arriving = socket.getInputStream();
    }

    static Connection plain(SocketChannel channel) throws IOException {
        Connection connection = new Connection(channel, channel.socket());
        connection.bind(channel.socket());
        return connection;
    }

    static Connection secured(SocketChannel channel, SSLSocket tls) throws IOException {
        Connection connection = new Connection(channel, tls);
        connection.bind(tls, channel.socket());
        return connection;
    }

    @Override
    protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream stream) {
        received = buffer;
        return super.createContentInputStream(length, buffer, stream);
    }

    /** What to close from another thread: no lock of HTTP or TLS is in its way. */
    SocketChannel channel() {
        return channel;
    }

    boolean hasUnreadBytes() throws IOException {
        return (received != null && received.length() > 0) || arriving.available() > 0;
    }

    /** Bytes of whatever answers so far. */
    long bytesReceived() {
        return getEndpointDetails().getReceivedBytesCount();
    }

    /** Closes it without TLS's farewell, for which a side that does not listen could make us wait. */
    void drop() {
        try {
            channel.close();
        } catch (IOException alreadyBroken) {
            // It is gone either way.
        }
    }
}

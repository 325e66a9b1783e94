package io.menjin.spring.web.checks;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;

/** Netty's reader of HTTP/1.1 within our limits, which tells the connection that something has arrived. */
final class CheckDecoder extends HttpRequestDecoder {
    private final CheckConnection connection;

    CheckDecoder(CheckConnection connection, int maxHeader) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(maxHeader)
                .setMaxHeaderSize(maxHeader)
                .setAllowDuplicateContentLengths(false));
        this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        connection.bytesArrived();
        super.channelRead(context, message);
    }
}

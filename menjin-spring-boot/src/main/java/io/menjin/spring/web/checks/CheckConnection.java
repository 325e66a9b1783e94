package io.menjin.spring.web.checks;

import io.menjin.spring.web.checks.AnswerWriter.Fate;
import io.menjin.spring.web.http.HttpProblem;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: takes its requests one after the other and answers in their order. Belongs to one event loop.
 *
 * <p>What has been read already while the stores are asked waits here, and nothing more is read meanwhile.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's: what cannot be written closes the channel, and that is seen.
final class CheckConnection extends ChannelInboundHandlerAdapter {
    /** What a connection is doing. */
    enum State {
        /** Nothing of a request has arrived. */
        WAITING,
        READING,
        /** The stores are asked. */
        ASKING,
        /** The last answer is on its way; whatever still arrives is dropped, so that the client can read it. */
        LINGERING
    }

    private static final Logger log = LoggerFactory.getLogger(CheckConnection.class);

    private final Channel channel;
    private final ConnectionParts parts;
    private final LoopState loop;
    private final Queue<Object> later = new ArrayDeque<>(1);
    private State state = State.WAITING;
    private long since;
    private boolean unflushed;
    private @Nullable IncomingRequest incoming;

    CheckConnection(Channel channel, ConnectionParts parts, LoopState loop) {
        this.channel = channel;
        this.parts = parts;
        this.loop = loop;
        markTime();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        loop.add(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loop.remove(this);
        parts.statistics().closed();
        later.forEach(ReferenceCountUtil::release);
        later.clear();
    }

    /** Bytes have come that may be the beginning of a request. */
    void bytesArrived() {
        if (state == State.WAITING) {
            become(State.READING);
        }
    }

    /** What the connection does now, it does from now on. */
    void markTime() {
        since = loop.now();
    }

    void closeIfOverdue() {
        if (loop.now() - since > loop.patience(state)) {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (state == State.ASKING) {
            later.add(message);
        } else {
            take(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readIfWanted();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Clients that go away are none of our business.
        if (!(cause instanceof IOException)) {
            log.warn("A connection of the port for checks failed", cause);
        }
        channel.close();
    }

    private void take(Object message) {
        try {
            if (message instanceof HttpRequest head && state != State.LINGERING) {
                begin(head);
            }
            if (message instanceof HttpContent content && incoming != null) {
                add(incoming, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest head) {
        HttpProblem refusal = RequestRules.refusal(head);
        if (refusal != null) {
            refuse(refusal);
            return;
        }
        IncomingRequest request = new IncomingRequest(head, parts.settings().maxBody());
        incoming = request;
        if (request.isTooLarge()) {
            answer(request);
        } else if (request.waits()) {
            channel.writeAndFlush(AnswerWriter.goOn());
        }
    }

    private void add(IncomingRequest request, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            refuse(RequestRules.malformed(content.decoderResult()));
            return;
        }
        request.add(content.content());
        if (request.isTooLarge() || content instanceof LastHttpContent) {
            answer(request);
        }
    }

    private void answer(IncomingRequest arrived) {
        incoming = null;
        CheckRequest request = arrived.toRequest();
        CheckAnswer answer = parts.checks().atOnce(request);
        if (answer == null) {
            ask(request, arrived);
        } else {
            parts.statistics().answeredAtOnce();
            send(answer, arrived.isHead(), arrived.fate());
        }
    }

    private void ask(CheckRequest request, IncomingRequest arrived) {
        try {
            parts.storeThreads().execute(() -> {
                // Whoever has gone away meanwhile does not burden the stores.
                if (channel.isActive()) {
                    CheckAnswer answer = parts.checks().afterAsking(request);
                    channel.eventLoop().execute(() -> asked(answer, arrived));
                }
            });
        } catch (RejectedExecutionException tooMany) {
            parts.statistics().refused();
            send(parts.checks().problem(HttpProblem.overloaded().asException()), arrived.isHead(), arrived.fate());
            return;
        }
        parts.statistics().askedStores();
        become(State.ASKING);
        readIfWanted();
    }

    private void asked(CheckAnswer answer, IncomingRequest arrived) {
        send(answer, arrived.isHead(), arrived.fate());
        while (state != State.ASKING && !later.isEmpty()) {
            take(later.remove());
        }
        flush();
        readIfWanted();
    }

    private void refuse(HttpProblem problem) {
        incoming = null;
        send(parts.checks().problem(problem.asException()), false, Fate.ENDS);
    }

    private void send(CheckAnswer answer, boolean head, Fate asked) {
        Fate fate = loop.isClosing() ? Fate.ENDS : asked;
        ByteBuf out = channel.alloc().directBuffer(AnswerWriter.room(answer));
        loop.writer.write(answer, head, fate, out);
        if (fate == Fate.ENDS) {
            become(State.LINGERING);
            unflushed = false;
            channel.writeAndFlush(out).addListener(sent -> endOutput());
        } else {
            become(State.WAITING);
            unflushed = true;
            channel.write(out, channel.voidPromise());
        }
    }

    /** Not all at once: to close with something unread makes the client lose the answer. */
    private void endOutput() {
        if (channel instanceof DuplexChannel duplex && channel.isActive()) {
            ChannelFuture ended = duplex.shutdownOutput();
            ended.addListener(done -> readIfWanted());
        } else {
            channel.close();
        }
    }

    private void become(State next) {
        state = next;
        markTime();
    }

    private void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    private void readIfWanted() {
        channel.config().setAutoRead(state == State.LINGERING || (state != State.ASKING && channel.isWritable()));
    }
}

package io.menjin.spring.web.checks;

import io.menjin.spring.diagnostics.WebMisconfigurations;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port while it is open. Thread-safe. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's: what fails there closes the channel, and that is waited for.
public final class ChecksServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ChecksServer.class);
    private static final int BACKLOG = 1024;

    private final ConnectionParts parts;
    private final StoreThreads storeThreads;
    private final EventLoopGroup threads;
    private final Map<EventExecutor, LoopState> loops = new HashMap<>();
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listener;

    private ChecksServer(ConnectionParts parts, StoreThreads storeThreads, Transport transport, InstantSource clock) {
        ChecksSettings settings = parts.settings();
        this.parts = parts;
        this.storeThreads = storeThreads;
        this.threads = new MultiThreadIoEventLoopGroup(
                settings.threads(), new DefaultThreadFactory("menjin-checks", true), transport.handlers());
        threads.forEach(thread -> loops.put(thread, new LoopState(settings, clock)));
        // Not at a fixed rate: that makes up for the steps of a standstill at once, and who has just been given some
        // time would
        // be closed before it has passed.
        loops.forEach((thread, state) -> thread.scheduleWithFixedDelay(
                state::tick, LoopState.STEP.toMillis(), LoopState.STEP.toMillis(), TimeUnit.MILLISECONDS));
        try {
            this.listener = listen(transport);
        } catch (IOException e) {
            shutDown();
            throw WebMisconfigurations.checksPortTaken(settings.address(), e);
        }
    }

    /**
     * Opens the port.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when it cannot be had
     */
    public static ChecksServer start(
            ChecksSettings settings, Checks checks, ChecksStatistics statistics, InstantSource clock) {
        return start(settings, checks, statistics, clock, Transport.best());
    }

    static ChecksServer start(
            ChecksSettings settings,
            Checks checks,
            ChecksStatistics statistics,
            InstantSource clock,
            Transport transport) {
        StoreThreads storeThreads = new StoreThreads(settings.storeThreads(), settings.queue());
        ChecksServer server = new ChecksServer(
                new ConnectionParts(checks, settings, statistics, storeThreads), storeThreads, transport, clock);
        log.info("Checks of tokens are answered on {} ({})", server.address(), transport.name());
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /**
     * Takes no more connections, and ends each after the request that is under way or comes in the next moment.
     *
     * @return completed when all are closed, by a thread that must not wait for anything
     */
    public CompletionStage<Void> drain() {
        CompletableFuture<Void> drained = new CompletableFuture<>();
        listener.close().addListener(closed -> {
            loops.forEach((thread, state) -> thread.execute(state::close));
            connections.newCloseFuture().addListener(done -> drained.complete(null));
        });
        return drained;
    }

    /** Closes everything at once. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        connections.close().awaitUninterruptibly();
        shutDown();
    }

    private void shutDown() {
        storeThreads.close();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private Channel listen(Transport transport) throws IOException {
        var opening = new ServerBootstrap()
                .group(threads)
                .channel(transport.listener())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Welcome())
                .bind(parts.settings().address())
                .awaitUninterruptibly();
        if (opening.isSuccess()) {
            return opening.channel();
        }
        throw new IOException(String.valueOf(opening.cause().getMessage()), opening.cause());
    }

    /** Prepares a connection, or closes it when there are too many. */
    private final class Welcome extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            LoopState loop = loops.get(channel.eventLoop());
            if (loop == null || !parts.statistics().opened(parts.settings().maxConnections())) {
                channel.close();
                return;
            }
            connections.add(channel);
            CheckConnection connection = new CheckConnection(channel, parts, loop);
            channel.pipeline()
                    .addLast(new CheckDecoder(connection, parts.settings().maxHeader()))
                    .addLast(connection);
        }
    }
}

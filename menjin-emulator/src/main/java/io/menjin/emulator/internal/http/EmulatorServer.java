package io.menjin.emulator.internal.http;

import io.menjin.emulator.internal.control.ControlApi;
import io.menjin.emulator.internal.fault.Faults;
import io.menjin.emulator.internal.journal.Journal;
import io.menjin.emulator.internal.world.WorldLock;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The listening socket, on 127.0.0.1 and nowhere else. */
public final class EmulatorServer {

    /** The only address: what the emulator gives out is worth nothing, but its control API must not be reachable. */
    public static final String HOST = "127.0.0.1";

    private static final int THREADS = 64;
    private static final int BACKLOG = 1024;
    private static final long IDLE_MILLIS = 600_000;

    private final Server server;
    private final ServerConnector connector;

    public EmulatorServer(
            int port, WorldLock world, Faults faults, Journal journal, ControlApi control, LongSupplier nanoTime) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("wechat-emulator");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(64 * 1024);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        // Longer than any delay a fault would ask for: an idle connection may be one that waits for its answer.
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        ServerApiService api = new ServerApiService(world, faults, journal, nanoTime);
        server.setHandler(new EmulatorHandler(
                api,
                new ControlHttp(control, new EventStreams(journal, server.getScheduler())),
                new AnswerWriter(server.getScheduler())));
        server.setStopTimeout(0);
    }

    /**
     * Binds the port and accepts calls.
     *
     * @throws IOException if the port is taken
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the emulator's HTTP engine did not start", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the emulator's HTTP engine did not stop", e);
        }
    }
}

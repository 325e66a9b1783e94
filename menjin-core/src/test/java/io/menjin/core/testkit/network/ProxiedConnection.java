package io.menjin.core.testkit.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a {@link FaultProxy}: two sockets and a thread for each direction.
 *
 * <p>A side that closes while its direction is swallowed is not reported to the other one, as its packets would not
 * arrive either.
 */
final class ProxiedConnection {

    private static final int PIECE = 64 << 10;

    private final Socket client;
    private final Conditions conditions;
    private final Consumer<ProxiedConnection> onEnd;
    private final AtomicInteger running = new AtomicInteger();
    private @Nullable Socket server;
    private volatile boolean damaged;
    private volatile boolean open = true;

    ProxiedConnection(Socket client, Conditions conditions, Consumer<ProxiedConnection> onEnd) {
        this.client = client;
        this.conditions = conditions;
        this.onEnd = onEnd;
    }

    /** Connects to the server, unless nothing would arrive there: then the client waits until it gives up. */
    void start(int target) throws IOException {
        if (conditions.isSwallowing(Direction.TO_SERVER)) {
            damaged = true;
            daemon(() -> drain(client));
            return;
        }
        Socket other = new Socket(InetAddress.getLoopbackAddress(), target);
        synchronized (this) {
            server = other;
            if (!open) {
                other.close();
                return;
            }
        }
        client.setTcpNoDelay(true);
        other.setTcpNoDelay(true);
        daemon(() -> move(client, other, Direction.TO_SERVER));
        daemon(() -> move(other, client, Direction.TO_CLIENT));
    }

    /** Whether bytes of it were lost, after which no real connection would go on either. */
    boolean isDamaged() {
        return damaged;
    }

    /** Closes both sides with a reset. */
    synchronized void reset() {
        open = false;
        reset(client);
        if (server != null) {
            reset(server);
        }
    }

    private void move(Socket from, Socket to, Direction direction) {
        byte[] bytes = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int count = in.read(bytes);
            while (conditions.mayGoOn(direction, () -> open)) {
                if (count < 0) {
                    to.shutdownOutput();
                    return;
                }
                out.write(bytes, 0, count);
                count = in.read(bytes);
            }
            if (open && !conditions.isCut()) {
                damaged = true;
                drain(from);
            }
        } catch (IOException e) {
            if (!conditions.isSwallowing(direction)) {
                reset();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads and forgets until that side closes or the connection is reset. */
    private void drain(Socket from) {
        try {
            from.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It was reset.
        }
    }

    private void daemon(Runnable work) {
        running.incrementAndGet();
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        // A damaged one keeps its other side, which has not heard of anything, until the network is
                        // back.
                        if (running.decrementAndGet() == 0 && !damaged) {
                            reset();
                            onEnd.accept(this);
                        }
                    }
                },
                "fault-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already.
        }
    }
}

package io.menjin.core.testkit.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes TCP connections on to a server on this machine, and does to them what networks do. The port stays the same
 * throughout. Thread-safe; closing it closes everything.
 *
 * <p>Connections that have lost bytes are reset when the network is back, since no TCP connection goes on with a gap.
 */
public final class FaultProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket listener;
    private final Conditions conditions = new Conditions(new Random(1));
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

    /** Listens on a free port of 127.0.0.1 for connections to another one. */
    public FaultProxy(int target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread acceptor = new Thread(this::accept, "fault-proxy-" + target);
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections are open: live, silent or held back. */
    public int connections() {
        return connections.size();
    }

    /** How many connections have lost bytes, so that {@link #pass} resets them. */
    public long damaged() {
        return connections.stream().filter(ProxiedConnection::isDamaged).count();
    }

    /** The network is well again: from now on everything goes through at once, what was held back as well. */
    public void pass() {
        conditions.all(Treatment.PASSED);
        connections.stream().filter(ProxiedConnection::isDamaged).forEach(this::reset);
    }

    /** Breaks every connection, and new ones at once. */
    public void cut() {
        conditions.cut();
        connections.forEach(this::reset);
    }

    /** Half-open: connections stay, new ones are accepted, and whatever either side says is lost. */
    public void swallow() {
        conditions.all(Treatment.SWALLOWED);
    }

    /** Half-open in one direction: without {@link Direction#TO_CLIENT} requests have their effect and no answer comes. */
    public void swallow(Direction direction) {
        conditions.set(direction, Treatment.SWALLOWED);
    }

    /** Silence with nothing lost: what either side says, a close included, arrives after {@link #pass}. */
    public void hold() {
        conditions.all(Treatment.HELD);
    }

    /** As {@link #hold()}, in one direction. */
    public void hold(Direction direction) {
        conditions.set(direction, Treatment.HELD);
    }

    /** Delays what is said in one direction; pieces that come meanwhile may be up to twice as late. */
    public void slow(Direction direction, Duration delay) {
        slow(direction, delay, delay);
    }

    /** As {@link #slow(Direction, Duration)}, with a delay drawn between two for each piece. */
    public void slow(Direction direction, Duration least, Duration most) {
        conditions.set(direction, Treatment.slow(least, most));
    }

    private void accept() {
        while (!conditions.isClosed()) {
            try {
                join(listener.accept());
            } catch (IOException e) {
                // Closed, or a client that has gone already.
            }
        }
    }

    private void join(Socket client) {
        ProxiedConnection connection = new ProxiedConnection(client, conditions, connections::remove);
        connections.add(connection);
        if (conditions.isCut()) {
            reset(connection);
            return;
        }
        try {
            connection.start(target);
        } catch (IOException e) {
            // Nobody listens there: neither shall it seem so here.
            reset(connection);
        }
    }

    private void reset(ProxiedConnection connection) {
        // In this order: who hears the reset must not find it among the open ones.
        connections.remove(connection);
        connection.reset();
    }

    @Override
    public void close() {
        conditions.close();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections.forEach(this::reset);
    }
}

package io.menjin.store.redis.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nobody uses now. They are below those that Linux gives to whoever asks for any, so that none is given
 * away before it is used.
 */
public final class FreePorts {

    private static final int FIRST = 10_000;
    private static final int LAST = 19_999;
    /** How far above its port a node of a cluster listens to the others; Linux gives away 32,768 and more. */
    private static final int BUS = 10_000;

    private static final int FIRST_OF_CLUSTER = 20_000;
    private static final int LAST_OF_CLUSTER = 22_699;

    private FreePorts() {}

    public static int next() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return port;
            }
        }
    }

    /** For nodes that also listen to each other. */
    static List<Integer> forCluster(int count) {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < count) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_OF_CLUSTER, LAST_OF_CLUSTER + 1);
            if (!ports.contains(port) && isFree(port) && isFree(port + BUS)) {
                ports.add(port);
            }
        }
        return ports;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}

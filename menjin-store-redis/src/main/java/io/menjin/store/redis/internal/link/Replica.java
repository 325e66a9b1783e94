package io.menjin.store.redis.internal.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Where a replica is, as somebody says.
 *
 * @param host a name or an address: servers and Sentinels need not call it the same, with {@code replica-announce-ip} or
 *     {@code announce-hostnames}
 */
record Replica(String host, String port) {

    /** Whether both are the same server, by name or by address. May look names up. */
    boolean isSameAs(Replica other) {
        if (!port.equals(other.port)) {
            return false;
        }
        if (host.equals(other.host)) {
            return true;
        }
        Set<InetAddress> common = new HashSet<>(addresses());
        common.retainAll(other.addresses());
        return !common.isEmpty();
    }

    private Set<InetAddress> addresses() {
        try {
            return Set.copyOf(Arrays.asList(InetAddress.getAllByName(host)));
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }
}

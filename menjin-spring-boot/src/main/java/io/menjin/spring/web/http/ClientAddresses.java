package io.menjin.spring.web.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who is asking. Thread-safe.
 *
 * <p>The address is that of the connection. {@code X-Forwarded-For} counts only as far as trusted proxies wrote it: it is
 * read from the right, and the first address that is not a trusted proxy's is the client.
 */
public final class ClientAddresses {
    private static final int IPV6_SITE_BYTES = 8;

    private final List<AddressRange> trustedProxies;

    public ClientAddresses(List<AddressRange> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * A name for the client, for limits: an IPv4 address, or the /64 of an IPv6 address, since one subscriber usually
     * has all of that.
     */
    public String of(HttpServletRequest request) {
        String remote = request.getRemoteAddr();
        Optional<InetAddress> connection = AddressRange.literal(remote);
        if (connection.isEmpty()) {
            return remote;
        }
        return site(resolve(connection.get(), request));
    }

    private InetAddress resolve(InetAddress connection, HttpServletRequest request) {
        InetAddress client = connection;
        List<String> hops = hops(request);
        for (int i = hops.size() - 1; i >= 0 && isTrusted(client); i--) {
            Optional<InetAddress> hop = AddressRange.literal(hops.get(i));
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get();
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hops(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            Arrays.stream(header.split(",")).map(String::strip).forEach(hops::add);
        }
        return hops;
    }

    private static String site(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.getHostAddress();
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_SITE_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are always an address", e);
        }
    }
}

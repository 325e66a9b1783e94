package io.menjin.spring.web.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which hosts' addresses a device may set as avatar. Immutable. */
public final class AvatarHosts {
    private final List<String> allowed;

    /**
     * Takes the hosts.
     *
     * @param allowed every host when it is empty
     */
    public AvatarHosts(List<String> allowed) {
        this.allowed =
                allowed.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    /**
     * Lets an address pass that is on one of the hosts, or that the person has already.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_request}
     */
    void check(@Nullable String requested, @Nullable String current) {
        if (requested == null || allowed.isEmpty() || requested.equals(current)) {
            return;
        }
        if (!allowed.contains(hostOf(requested))) {
            throw Requests.invalid("avatarUrl is on a host that this service does not allow; upload the image instead");
        }
    }

    private static String hostOf(String address) {
        try {
            String host = new URI(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }
}

package io.menjin.emulator.internal.push;

import io.menjin.emulator.internal.json.InvalidFieldException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The only addresses the emulator calls: whoever reaches the control API must not reach more through it. */
public final class LoopbackUrl {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    private LoopbackUrl() {}

    /**
     * Returns the URL if it stays on this machine.
     *
     * @throws InvalidFieldException if it is no http(s) URL of this machine
     */
    public static @Nullable String checked(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI uri = URI.create(url);
            String scheme = uri.getScheme();
            if (("http".equals(scheme) || "https".equals(scheme))
                    && uri.getUserInfo() == null
                    && uri.getHost() != null
                    && HOSTS.contains(uri.getHost())) {
                return url;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw refused();
        }
        throw refused();
    }

    private static InvalidFieldException refused() {
        return new InvalidFieldException("\"pushUrl\" must be an http or https URL of 127.0.0.1, localhost or [::1]");
    }
}

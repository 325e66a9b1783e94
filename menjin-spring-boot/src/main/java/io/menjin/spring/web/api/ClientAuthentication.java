package io.menjin.spring.web.api;

import io.menjin.spring.properties.ClientSecret;
import io.menjin.spring.web.http.HttpProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks who introspects and revokes: {@code client_secret_basic} (RFC 6749 section 2.3.1). Immutable.
 *
 * <p>The RFC wants id and secret form-encoded before Base64, which common tools do not do; both ways are accepted.
 */
public final class ClientAuthentication {
    private static final String SCHEME = "Basic ";
    /** Compared with where the client is unknown, so that both take the same time. */
    private static final ClientSecret NOBODY = new ClientSecret("nobody has this secret, it is refused anyway");

    private final Map<String, ClientSecret> secrets;

    public ClientAuthentication(Map<String, ClientSecret> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    /**
     * Lets a known client pass.
     *
     * @throws io.menjin.spring.web.http.HttpProblemException {@code invalid_client}
     */
    void require(HttpServletRequest request) {
        require(request.getHeader("Authorization"));
    }

    /** As {@link #require(HttpServletRequest)}. */
    void require(@Nullable String authorization) {
        boolean known = credentials(authorization)
                .map(credentials -> isKnown(credentials) || isKnown(credentials.decoded()))
                .orElse(false);
        if (!known) {
            throw HttpProblem.invalidClient().asException();
        }
    }

    private boolean isKnown(Credentials credentials) {
        ClientSecret expected = secrets.get(credentials.id());
        boolean matches = (expected == null ? NOBODY : expected).equals(new ClientSecret(credentials.secret()));
        return matches && expected != null;
    }

    private static Optional<Credentials> credentials(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            String text = new String(
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            // A secret of no characters cannot be configured, so nobody has it.
            return colon < 0 || colon == text.length() - 1
                    ? Optional.empty()
                    : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private record Credentials(String id, String secret) {
        Credentials decoded() {
            try {
                String plainSecret = URLDecoder.decode(secret, StandardCharsets.UTF_8);
                return plainSecret.isEmpty()
                        ? this
                        : new Credentials(URLDecoder.decode(id, StandardCharsets.UTF_8), plainSecret);
            } catch (IllegalArgumentException notEncoded) {
                return this;
            }
        }

        @Override
        public String toString() {
            return "Credentials[" + id + ", redacted]";
        }
    }
}

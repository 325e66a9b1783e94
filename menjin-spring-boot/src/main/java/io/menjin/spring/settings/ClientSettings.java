package io.menjin.spring.settings;

import io.menjin.spring.diagnostics.ProductionMisconfigurations;
import io.menjin.spring.diagnostics.WebMisconfigurations;
import io.menjin.spring.properties.ClientProperties;
import io.menjin.spring.properties.ClientSecret;
import io.menjin.spring.web.api.ClientAuthentication;
import java.util.HashMap;
import java.util.Map;

/** Checks {@code menjin.clients}. */
public final class ClientSettings {
    private static final int LEAST = 16;

    private ClientSettings() {}

    /**
     * Who may introspect and revoke.
     *
     * @param production whether short secrets are refused
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when one has no secret
     */
    public static ClientAuthentication of(Map<String, ClientProperties> clients, boolean production) {
        Map<String, ClientSecret> secrets = new HashMap<>();
        clients.forEach((id, client) -> {
            if (client.secret() == null) {
                throw WebMisconfigurations.clientWithoutSecret(id);
            }
            Placeholders.requireResolved("menjin.clients." + id + ".secret", client.secret());
            if (production && client.secret().reveal().length() < LEAST) {
                throw ProductionMisconfigurations.shortClientSecret(id, LEAST);
            }
            secrets.put(id, client.secret());
        });
        return new ClientAuthentication(secrets);
    }
}

package io.menjin.spring.settings;

import io.menjin.spring.diagnostics.WebMisconfigurations;
import io.menjin.spring.properties.ClientProperties;
import io.menjin.spring.properties.ClientSecret;
import io.menjin.spring.web.api.ClientAuthentication;
import java.util.HashMap;
import java.util.Map;

/** Checks {@code menjin.clients}. */
public final class ClientSettings {
    private ClientSettings() {}

    /**
     * Who may introspect and revoke.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when one has no secret
     */
    public static ClientAuthentication of(Map<String, ClientProperties> clients) {
        Map<String, ClientSecret> secrets = new HashMap<>();
        clients.forEach((id, client) -> {
            if (client.secret() == null) {
                throw WebMisconfigurations.clientWithoutSecret(id);
            }
            secrets.put(id, client.secret());
        });
        return new ClientAuthentication(secrets);
    }
}

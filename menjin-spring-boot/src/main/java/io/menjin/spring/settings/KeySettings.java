package io.menjin.spring.settings;

import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.properties.KeyProperties;
import java.util.List;

/** Checks {@code menjin.keys}. */
public final class KeySettings {
    private KeySettings() {}

    /**
     * The keys of the configuration.
     *
     * @param properties at least one
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when something is wrong with them
     */
    public static MasterKeys of(List<KeyProperties> properties) {
        try {
            return new MasterKeys(properties.stream().map(KeySettings::key).toList());
        } catch (IllegalArgumentException e) {
            throw Misconfigurations.badKeys(String.valueOf(e.getMessage()));
        }
    }

    private static MasterKey key(KeyProperties key) {
        if (key.id() == null || key.secret() == null) {
            throw new IllegalArgumentException("a key needs both id and secret");
        }
        return MasterKey.ofBase64(key.id(), key.secret().reveal());
    }
}

package io.menjin.spring.settings;

import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.diagnostics.ProductionMisconfigurations;
import io.menjin.spring.properties.KeyProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks {@code menjin.keys}. */
public final class KeySettings {
    private KeySettings() {}

    /**
     * The keys of the configuration.
     *
     * @param properties at least one
     * @param production whether keys that are obviously not random are refused
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when something is wrong with them
     */
    public static MasterKeys of(List<KeyProperties> properties, boolean production) {
        try {
            MasterKeys keys =
                    new MasterKeys(properties.stream().map(KeySettings::key).toList());
            if (production) {
                keys.keys().forEach(KeySettings::requireRandom);
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw Misconfigurations.badKeys(String.valueOf(e.getMessage()));
        }
    }

    /** 32 random bytes have 30 different values on average; none has ever been seen with half of that. */
    private static void requireRandom(MasterKey key) {
        Set<Byte> values = new HashSet<>();
        for (byte value : key.reveal()) {
            values.add(value);
        }
        if (values.size() < MasterKey.BYTES / 2) {
            throw ProductionMisconfigurations.weakKey(key.id());
        }
    }

    private static MasterKey key(KeyProperties key) {
        if (key.id() == null || key.secret() == null) {
            throw new IllegalArgumentException("a key needs both id and secret");
        }
        Placeholders.requireResolved("menjin.keys[].secret", key.secret());
        return MasterKey.ofBase64(key.id(), key.secret().reveal());
    }
}

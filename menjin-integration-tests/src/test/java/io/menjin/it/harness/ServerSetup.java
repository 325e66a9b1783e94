package io.menjin.it.harness;

import io.menjin.core.crypto.MasterKey;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.WeChatEmulator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a server is configured. Immutable: every method returns another setup.
 *
 * @param name names the folder below {@code target/it} with its configuration, data and logs
 */
public record ServerSetup(String name, Map<String, String> properties) {

    public ServerSetup {
        properties = Map.copyOf(properties);
    }

    /** A server of this name that calls this emulator, without limits that a test would run into. */
    public static ServerSetup of(String name, WeChatEmulator emulator) {
        return new ServerSetup(name, Map.of())
                .with("menjin.wechat.base-url", emulator.baseUri().toString())
                .with("menjin.limits.enabled", "false")
                .with("management.endpoints.web.exposure.include", "health,metrics,prometheus,menjin");
    }

    /** For tests in which nothing may be refused, on a machine that may stand still for seconds. */
    public ServerSetup patient() {
        return with("menjin.wechat.deadline", "30s")
                .with("menjin.wechat.connect-timeout", "20s")
                .with("menjin.store.patience", "30s")
                .with("menjin.store.answer-limit", "60s")
                .with("menjin.login.receipt-wait", "30s");
    }

    public ServerSetup with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(key, value);
        return new ServerSetup(name, more);
    }

    /** Has these master keys and no others; the first one seals. */
    public ServerSetup keys(MasterKey... keys) {
        Map<String, String> others = new LinkedHashMap<>(properties);
        others.keySet().removeIf(key -> key.startsWith("menjin.keys["));
        ServerSetup setup = new ServerSetup(name, others);
        for (int i = 0; i < keys.length; i++) {
            setup = setup.with("menjin.keys[" + i + "].id", keys[i].id())
                    .with("menjin.keys[" + i + "].secret", Base64.getEncoder().encodeToString(keys[i].reveal()));
        }
        return setup;
    }

    /** The same server under another name. */
    public ServerSetup named(String other) {
        return new ServerSetup(other, properties);
    }

    /** Serves this app under an alias. */
    public ServerSetup source(String alias, EmulatedApp app) {
        String prefix = "menjin.sources." + alias;
        ServerSetup setup = with(prefix + ".app-id", app.appId()).with(prefix + ".app-secret", app.secret());
        return app.openPlatform() == null ? setup : setup.with(prefix + ".open-platform", app.openPlatform());
    }

    /** Names only: some values are secrets. */
    @Override
    public String toString() {
        return "ServerSetup[" + name + " " + properties.keySet() + "]";
    }
}

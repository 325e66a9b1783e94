package io.menjin.spring.settings;

import io.menjin.core.source.Source;
import io.menjin.core.source.Sources;
import io.menjin.spring.web.api.PushEndpoints.Receiving;
import io.menjin.wechat.push.PushReceiver;
import io.menjin.wechat.push.PushSettings;
import java.util.HashMap;
import java.util.Map;

/** The sources that take part in message push. */
public final class PushSources {
    private PushSources() {}

    /**
     * One receiver for each of them, by alias.
     *
     * @param maxBytes largest message
     */
    public static Map<String, Receiving> of(Sources sources, int maxBytes, MenjinRuntime runtime) {
        // No window for the timestamp: every event is harmless when it comes again, while a lost one is not.
        PushSettings settings = new PushSettings(maxBytes, null);
        Map<String, Receiving> receivers = new HashMap<>();
        for (Source source : sources.all()) {
            if (source.push() != null) {
                PushReceiver receiver =
                        new PushReceiver(source.appId(), source.push(), settings, runtime.clock(), runtime.random());
                receivers.put(source.name().value(), new Receiving(source, receiver));
            }
        }
        return receivers;
    }
}

package io.menjin.spring.settings;

import io.menjin.core.source.AppId;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.core.source.Sources;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sources of the configuration. Immutable. */
public final class ConfiguredSources implements Sources {
    private final Map<SourceName, Source> byName = new LinkedHashMap<>();
    private final Map<AppId, Source> byAppId = new LinkedHashMap<>();

    public ConfiguredSources(Collection<Source> sources) {
        for (Source source : sources) {
            byName.put(source.name(), source);
            byAppId.put(source.appId(), source);
        }
    }

    @Override
    public Optional<Source> find(SourceName name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Optional<Source> findByAppId(AppId appId) {
        return Optional.ofNullable(byAppId.get(appId));
    }

    @Override
    public Collection<Source> all() {
        return java.util.Collections.unmodifiableCollection(byName.values());
    }
}

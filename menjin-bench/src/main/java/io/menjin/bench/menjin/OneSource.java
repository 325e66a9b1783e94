package io.menjin.bench.menjin;

import io.menjin.core.source.AppId;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.core.source.Sources;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A single mini program. */
public record OneSource(Source source) implements Sources {

    @Override
    public Optional<Source> find(SourceName name) {
        return Optional.of(source).filter(found -> found.name().equals(name));
    }

    @Override
    public Optional<Source> findByAppId(AppId appId) {
        return Optional.of(source).filter(found -> found.appId().equals(appId));
    }

    @Override
    public Collection<Source> all() {
        return List.of(source);
    }
}

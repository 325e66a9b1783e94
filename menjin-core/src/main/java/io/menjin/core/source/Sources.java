package io.menjin.core.source;

import java.util.Collection;
import java.util.Optional;

/** The sources that are configured. Implementations are thread-safe. */
public interface Sources {

    Optional<Source> find(SourceName name);

    Optional<Source> findByAppId(AppId appId);

    Collection<Source> all();
}

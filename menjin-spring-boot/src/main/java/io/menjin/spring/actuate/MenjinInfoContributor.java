package io.menjin.spring.actuate;

import io.menjin.core.source.Sources;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/** Says which version serves which mini programs. */
public final class MenjinInfoContributor implements InfoContributor {
    private final Sources sources;

    public MenjinInfoContributor(Sources sources) {
        this.sources = sources;
    }

    @Override
    public void contribute(Info.Builder builder) {
        Map<String, String> apps = new LinkedHashMap<>();
        sources.all().forEach(source -> apps.put(source.name().value(), MaskedAppId.of(source.appId())));
        builder.withDetail("menjin", Map.of("version", version(), "sources", apps));
    }

    static String version() {
        String version = MenjinInfoContributor.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}

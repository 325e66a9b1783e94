package io.menjin.spring.actuate;

import io.menjin.core.crypto.Vault;
import io.menjin.core.source.Source;
import io.menjin.core.source.Sources;
import io.menjin.spring.observation.WeChatStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Up once a login would work as far as this process can know: the stores answer and there is a key to seal with.
 *
 * <p>WeChat is never called, since calls are metered; what its last answers were stands in the details. That WeChat does
 * not answer is not a reason to be down: tokens already issued keep working, and taking every node out would end that.
 */
public final class MenjinHealthIndicator implements HealthIndicator {
    private final StoreProbe stores;
    private final Vault vault;
    private final Sources sources;
    private final WeChatStatus wechat;

    public MenjinHealthIndicator(StoreProbe stores, Vault vault, Sources sources, WeChatStatus wechat) {
        this.stores = stores;
        this.vault = vault;
        this.sources = sources;
        this.wechat = wechat;
    }

    @Override
    public Health health() {
        boolean answering = stores.isAnswering();
        Map<String, Object> perSource = new LinkedHashMap<>();
        for (Source source : sources.all()) {
            perSource.put(source.name().value(), WeChatReport.of(source, wechat));
        }
        return (answering ? Health.up() : Health.down())
                .withDetail("store", answering ? "answering" : "not answering")
                .withDetail("activeKey", vault.activeKeyId())
                .withDetail("wechat", perSource)
                .build();
    }
}

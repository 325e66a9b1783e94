package io.menjin.wechat;

import io.menjin.core.secret.PhoneNumber;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the person whose risk is asked for. Its {@code toString} is redacted.
 *
 * @param clientIp the address that the person's device calls from
 * @param phone makes the answer better where it is known
 */
public record RiskQuery(
        RiskScene scene, String clientIp, @Nullable PhoneNumber phone) {

    public RiskQuery {
        Objects.requireNonNull(scene, "scene");
        Objects.requireNonNull(clientIp, "clientIp");
    }

    @Override
    public String toString() {
        return "RiskQuery[" + scene + ", redacted]";
    }
}

package io.menjin.spring.settings;

import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.diagnostics.WebMisconfigurations;
import io.menjin.spring.properties.ChecksProperties;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.web.checks.ChecksSettings;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Checks {@code menjin.checks}. */
public final class ChecksOpening {
    private static final int HIGHEST = 65_535;

    private ChecksOpening() {}

    /**
     * How the port works.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when something is wrong with it
     */
    public static ChecksSettings of(MenjinProperties properties, Environment environment) {
        ChecksProperties checks = properties.checks();
        InetSocketAddress address = address(checks.address(), checks.port());
        int maxHeader = CoreSettings.bytes("menjin.checks.max-header-size", checks.maxHeaderSize());
        int maxBody =
                CoreSettings.bytes("menjin.web.max-body-size", properties.web().maxBodySize());
        try {
            return new ChecksSettings(
                    address,
                    threads(checks.threads()),
                    checks.storeThreads(),
                    checks.queue(),
                    checks.maxConnections(),
                    checks.idleTimeout(),
                    checks.requestTimeout(),
                    maxHeader,
                    maxBody,
                    !"immediate".equalsIgnoreCase(environment.getProperty("server.shutdown")));
        } catch (IllegalArgumentException e) {
            throw Misconfigurations.invalid("menjin.checks", e);
        }
    }

    private static InetSocketAddress address(String address, @Nullable Integer port) {
        int number = port == null ? 0 : port;
        if (number < 0 || number > HIGHEST) {
            throw WebMisconfigurations.badChecksPort(number);
        }
        InetSocketAddress found = new InetSocketAddress(address, number);
        if (found.isUnresolved()) {
            throw WebMisconfigurations.badChecksAddress(address);
        }
        return found;
    }

    private static int threads(int wanted) {
        return wanted == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : wanted;
    }
}

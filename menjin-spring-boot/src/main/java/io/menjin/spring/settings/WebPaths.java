package io.menjin.spring.settings;

import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.web.http.AddressRange;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code menjin.web}. */
public final class WebPaths {
    private static final String AVATARS = "/v1/avatars/";
    private static final String PROBLEMS = "/problems/";

    private WebPaths() {}

    /**
     * The path before every address of the API.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when it is no path
     */
    public static String prefix(MenjinProperties properties) {
        String prefix = properties.web().pathPrefix();
        if (!prefix.matches("(/[A-Za-z0-9._~-]+)*")) {
            throw Misconfigurations.badPathPrefix(prefix);
        }
        return prefix;
    }

    /**
     * Address under which avatars are served.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when it is none
     */
    public static String avatarPrefix(MenjinProperties properties) {
        URI base = properties.avatars().baseUrl();
        requireAddress("menjin.avatars.base-url", base, "https://cdn.example.com");
        String start = base == null ? "" : base.toString().replaceAll("/+$", "");
        return start + prefix(properties) + AVATARS;
    }

    /**
     * What stands before the code in a problem's type.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when it is no address
     */
    public static String problemPrefix(MenjinProperties properties) {
        URI docs = properties.docsBaseUrl();
        requireAddress("menjin.docs-base-url", docs, "https://docs.example.com/problems/");
        return docs == null ? prefix(properties) + PROBLEMS : docs.toString();
    }

    /**
     * The proxies whose word is believed.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when one is no range of addresses
     */
    public static List<AddressRange> trustedProxies(MenjinProperties properties) {
        return properties.web().trustedProxies().stream().map(WebPaths::range).toList();
    }

    /**
     * The hosts whose images may be avatars.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when one is no host
     */
    public static List<String> avatarHosts(MenjinProperties properties) {
        List<String> hosts = properties.avatars().allowedHosts();
        hosts.forEach(host -> requireHost("menjin.avatars.allowed-hosts", host));
        return hosts;
    }

    static void requireHost(String property, String host) {
        if (!host.matches("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\]")) {
            throw Misconfigurations.badHost(property, host);
        }
    }

    private static void requireAddress(String property, @Nullable URI address, String example) {
        if (address != null
                && (address.getHost() == null
                        || !String.valueOf(address.getScheme()).matches("(?i)https?"))) {
            throw Misconfigurations.badAddress(property, example);
        }
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw Misconfigurations.badProxyRange(text);
        }
    }
}

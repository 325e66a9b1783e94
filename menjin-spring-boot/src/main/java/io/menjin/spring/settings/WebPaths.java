package io.menjin.spring.settings;

import io.menjin.spring.diagnostics.Misconfigurations;
import io.menjin.spring.properties.MenjinProperties;
import io.menjin.spring.web.http.AddressRange;
import java.net.URI;
import java.util.List;

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

    /** Address under which avatars are served. */
    public static String avatarPrefix(MenjinProperties properties) {
        URI base = properties.avatars().baseUrl();
        String start = base == null ? "" : base.toString().replaceAll("/+$", "");
        return start + prefix(properties) + AVATARS;
    }

    /** What stands before the code in a problem's type. */
    public static String problemPrefix(MenjinProperties properties) {
        URI docs = properties.docsBaseUrl();
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

    private static AddressRange range(String text) {
        try {
            return AddressRange.parse(text.strip());
        } catch (IllegalArgumentException e) {
            throw Misconfigurations.badProxyRange(text);
        }
    }
}

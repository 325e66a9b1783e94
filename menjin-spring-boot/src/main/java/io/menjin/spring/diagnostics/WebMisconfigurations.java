package io.menjin.spring.diagnostics;

import static io.menjin.spring.diagnostics.Misconfigurations.wrong;

import org.springframework.boot.diagnostics.FailureAnalyzedException;

/** What can be wrong between the application's endpoints and ours. */
public final class WebMisconfigurations {
    private WebMisconfigurations() {}

    public static FailureAnalyzedException pathCollision(String path, String endpoint) {
        return wrong(
                "The address " + path + " belongs to Menjin's API, and " + endpoint
                        + " of this application is mapped to it," + " too. It would never be called.",
                "Put Menjin's API below a path of its own, and tell the mini program's baseUrl:\n\n"
                        + "menjin.web.path-prefix=/auth");
    }

    public static FailureAnalyzedException unknownStep(String endpoint, RuntimeException cause) {
        return wrong(
                "@RequireStep at " + endpoint + " cannot be used: " + cause.getMessage() + ".",
                "Name one of the steps that there are:\n\n@RequireStep(\"phone\")\n@RequireStep(\"profile\")",
                cause);
    }

    public static FailureAnalyzedException unknownUserType(String endpoint, RuntimeException cause) {
        return wrong(
                "@CurrentUser at " + endpoint + " cannot be filled: " + cause.getMessage() + ".",
                "Take a type that it knows:\n\n@CurrentUser MenjinUser user\n@CurrentUser AccountId id",
                cause);
    }

    public static FailureAnalyzedException clientWithoutSecret(String client) {
        return wrong(
                "menjin.clients." + client + ".secret is not set.",
                "Set it to a long random text that only that service knows:\n\nmenjin.clients." + client
                        + ".secret=${GATEWAY_SECRET}");
    }
}

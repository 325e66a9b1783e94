package io.menjin.spring.diagnostics;

import static io.menjin.spring.diagnostics.Misconfigurations.wrong;

import java.net.InetSocketAddress;
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

    public static FailureAnalyzedException checksPortTaken(InetSocketAddress address, Exception cause) {
        return wrong(
                "The port for checks of tokens cannot be opened: " + cause.getMessage() + ".",
                "End whatever listens on port " + address.getPort()
                        + " already, or choose another address or port, or none:\n\nmenjin.checks.address=127.0.0.1"
                        + "\nmenjin.checks.port=9090",
                cause);
    }

    public static FailureAnalyzedException badChecksAddress(String address) {
        return wrong(
                "menjin.checks.address is '" + address + "', which is no address of this machine.",
                "Name one by its digits or its name, or all of them:\n\nmenjin.checks.address=127.0.0.1"
                        + "\nmenjin.checks.address=0.0.0.0");
    }

    public static FailureAnalyzedException badChecksPort(int port) {
        return wrong(
                "menjin.checks.port is " + port + ", which is no port.",
                "Name one between 1 and 65535, or 0 for a free one:\n\nmenjin.checks.port=9090");
    }

    public static FailureAnalyzedException checksReplaced(String path) {
        return wrong(
                "menjin.checks.port is set, and this application answers " + path
                        + " itself. The port would not ask it.",
                "Leave out menjin.checks.port, or the operation of the application's own.");
    }

    public static FailureAnalyzedException checksWithoutNetty() {
        return wrong("menjin.checks.port is set, and Netty is not there.", """
                Add it; Spring Boot knows the version. The second one makes it faster on Linux (linux-aarch_64 on ARM):

                <dependency>
                  <groupId>io.netty</groupId>
                  <artifactId>netty-codec-http</artifactId>
                </dependency>
                <dependency>
                  <groupId>io.netty</groupId>
                  <artifactId>netty-transport-native-epoll</artifactId>
                  <classifier>linux-x86_64</classifier>
                  <scope>runtime</scope>
                </dependency>
                """);
    }

    public static FailureAnalyzedException clientWithoutSecret(String client) {
        return wrong(
                "menjin.clients." + client + ".secret is not set.",
                "Set it to a long random text that only that service knows:\n\nmenjin.clients." + client
                        + ".secret=${GATEWAY_SECRET}");
    }
}

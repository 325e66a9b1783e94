package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A server with logins and checks by HTTP: how to start it and how to talk to it. */
enum LoginServer {
    MENJIN("Menjin", "/v1/verify", "/v1/login", "/v1/logout", "{\"everywhere\":true}", 401) {
        @Override
        List<String> settings(Surroundings around, Path directory) {
            List<String> settings = new ArrayList<>(List.of(
                    "--server.address=127.0.0.1",
                    "--server.port=" + around.port(),
                    "--menjin.data-dir=" + directory,
                    "--menjin.sources.bench.app-id=" + around.appId(),
                    "--menjin.sources.bench.app-secret=" + around.secret(),
                    "--menjin.wechat.base-url=" + around.wechat(),
                    "--menjin.limits.enabled=false",
                    "--logging.level.root=error"));
            settings.addAll(around.dataSettings());
            return settings;
        }

        @Override
        String loginBody(String code) {
            return "{\"source\":\"bench\",\"code\":\"" + code + "\"}";
        }
    },

    /** It handles none of Sa-Token's exceptions. */
    TUTORIAL("WxJava + Sa-Token + Redis", "/verify", "/login", "/logout-everywhere", "{}", 500) {
        @Override
        List<String> settings(Surroundings around, Path directory) {
            List<String> settings = new ArrayList<>(List.of(
                    "--server.port=" + around.port(),
                    "--data-dir=" + directory,
                    "--spring.data.redis.url=redis://127.0.0.1:" + around.redisPort(),
                    "--wx.app-id=" + around.appId(),
                    "--wx.app-secret=" + around.secret(),
                    "--wx.base-url=" + around.wechat()));
            settings.addAll(around.dataSettings());
            return settings;
        }

        @Override
        String loginBody(String code) {
            return "{\"code\":\"" + code + "\"}";
        }
    };

    /**
     * What a server is told of the others.
     *
     * @param dataSettings where the server keeps its data, in its own words; without any, where a single node has them
     */
    record Surroundings(int port, URI wechat, String appId, String secret, int redisPort, List<String> dataSettings) {}

    private final String title;
    private final String verifyPath;
    private final String loginPath;
    private final String logoutPath;
    private final String logoutBody;
    private final int statusOfDeadToken;

    LoginServer(
            String title,
            String verifyPath,
            String loginPath,
            String logoutPath,
            String logoutBody,
            int statusOfDeadToken) {
        this.title = title;
        this.verifyPath = verifyPath;
        this.loginPath = loginPath;
        this.logoutPath = logoutPath;
        this.logoutBody = logoutBody;
        this.statusOfDeadToken = statusOfDeadToken;
    }

    String title() {
        return title;
    }

    String verifyPath() {
        return verifyPath;
    }

    String loginPath() {
        return loginPath;
    }

    String logoutPath() {
        return logoutPath;
    }

    String logoutBody() {
        return logoutBody;
    }

    /** What logging out answers to a token that is not good any more. */
    int statusOfDeadToken() {
        return statusOfDeadToken;
    }

    /** Arguments of the program. */
    abstract List<String> settings(Surroundings around, Path directory);

    abstract String loginBody(String code);

    /** The whole command; the jar is named by a system property. */
    List<String> command(Jdk jdk, Surroundings around, Path directory) {
        List<String> command = new ArrayList<>(List.of(jdk.command(), "-Xmx512m", "-jar", jar()));
        command.addAll(settings(around, directory));
        return command;
    }

    private String jar() {
        String property = "jar." + name().toLowerCase(Locale.ROOT);
        String jar = System.getProperty(property);
        if (jar == null) {
            throw new IllegalStateException("set the system property " + property);
        }
        return jar;
    }
}

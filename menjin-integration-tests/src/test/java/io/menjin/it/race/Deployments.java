package io.menjin.it.race;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The ways to run the service that races are tried on, beside one emulator. Each starts when it is first wanted. */
final class Deployments implements AutoCloseable {

    /** How the service runs. */
    enum Deployment {
        /** One server on the embedded database. */
        ONE_SERVER,
        /** Two servers that share nothing but PostgreSQL and the master key. */
        TWO_SERVERS
    }

    private final WeChatEmulator wechat;
    private final EmulatedApp app;
    private final AtomicInteger people = new AtomicInteger();
    private @Nullable ServerProcess single;
    private @Nullable Postgresql database;
    private List<ServerProcess> pair = List.of();

    private Deployments() throws IOException {
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .build()
                .start();
        app = wechat.control().app(AppSpec.generated());
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    /** A client for each server. */
    List<ApiClient> nodes(Deployment deployment) {
        return servers(deployment).stream().map(ServerProcess::api).toList();
    }

    /** Somebody new, whose device calls the first server unless told otherwise. */
    Person person(Deployment deployment) {
        int id = people.incrementAndGet();
        return person(deployment, "135%08d".formatted(id));
    }

    Person person(Deployment deployment, String phone) {
        return Person.born(
                wechat.control(), app.appId(), nodes(deployment).get(0), "shop", "r" + people.incrementAndGet(), phone);
    }

    private synchronized List<ServerProcess> servers(Deployment deployment) {
        if (deployment == Deployment.ONE_SERVER) {
            if (single == null) {
                single = ServerProcess.start(setup("races-one"));
            }
            return List.of(single);
        }
        if (pair.isEmpty()) {
            database = new Postgresql();
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            ServerSetup shared = setup("races")
                    .with("menjin.store.jdbc-url", database.jdbcUrl())
                    .with("menjin.keys[0].id", "k1")
                    .with("menjin.keys[0].secret", Base64.getEncoder().encodeToString(key));
            pair = List.of(ServerProcess.start(shared.named("races-a")), ServerProcess.start(shared.named("races-b")));
        }
        return pair;
    }

    private ServerSetup setup(String name) {
        return ServerSetup.of(name, wechat).source("shop", app);
    }

    @Override
    public void close() {
        if (single != null) {
            single.close();
        }
        pair.forEach(ServerProcess::close);
        if (database != null) {
            database.close();
        }
        wechat.close();
    }

    /** Hands the deployments that these tests share to their parameters. */
    static final class Shared implements ParameterResolver, AfterEachCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Deployments.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return deployments(context);
        }

        @Override
        public void afterEach(ExtensionContext context) {
            deployments(context).wechat().clearFaults();
        }

        private static Deployments deployments(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Shared.class))
                    .computeIfAbsent(Deployments.class, type -> begun(), Deployments.class);
        }

        private static Deployments begun() {
            try {
                return new Deployments();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

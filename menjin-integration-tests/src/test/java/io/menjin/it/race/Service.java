package io.menjin.it.race;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the servers of one service have in common: WeChat, a PostgreSQL, and a Redis where their sessions are in it. */
final class Service implements AutoCloseable {

    /** Where the sessions are. */
    enum Sessions {
        IN_POSTGRESQL,
        IN_REDIS
    }

    private final String name;
    private final Postgresql database = new Postgresql();
    private final @Nullable Redis redis;
    private final WeChatEmulator wechat;
    private final EmulatedApp app;
    private final AtomicInteger people = new AtomicInteger();

    /**
     * Starts it, without any server.
     *
     * @param name what the names of its servers begin with
     */
    Service(String name, Sessions sessions) {
        this.name = name;
        this.redis = sessions == Sessions.IN_REDIS ? new Redis() : null;
        try {
            this.wechat = WeChatEmulator.builder()
                    .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.app = wechat.control().app(AppSpec.generated());
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    /** A server of this number, without master keys. */
    ServerSetup server(int number) {
        ServerSetup setup = ServerSetup.of(name + "-" + number, wechat)
                .patient()
                .source("shop", app)
                .with("menjin.store.jdbc-url", jdbcUrl());
        return redis == null ? setup : redis.sessionsOf(setup, "mj:");
    }

    /** Somebody new, whose device calls there. */
    Person person(ApiClient api) {
        int number = people.incrementAndGet();
        return Person.born(wechat.control(), app.appId(), api, "shop", "n" + number, "136%08d".formatted(number));
    }

    @Override
    public void close() {
        wechat.close();
        if (redis != null) {
            redis.close();
        }
        database.close();
    }
}

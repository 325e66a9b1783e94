package io.menjin.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.limit.RateLimiter;
import io.menjin.core.store.AccountStore;
import io.menjin.core.store.ChangeFeed;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.redis.RedisStores;
import io.menjin.store.redis.testing.FreePorts;
import io.menjin.store.redis.testing.RawRedis;
import io.menjin.wechat.token.SharedAccessTokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import redis.embedded.RedisServer;

/** Sessions in a Redis, with a real one. */
class RedisTest {
    @TempDir
    Path folder;

    private int port;
    private RedisServer redis;

    @BeforeEach
    void startRedis() throws IOException {
        port = FreePorts.next();
        redis = start();
    }

    @AfterEach
    void stopRedis() throws IOException {
        redis.stop();
    }

    private RedisServer start() throws IOException {
        RedisServer server = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("save \"\"")
                .build();
        server.start();
        return server;
    }

    @Test
    void losingRedisLosesSessionsAndNoAccount() throws IOException {
        try (TestServer server = TestServer.builder()
                .property("menjin.sessions.store", "redis")
                .property("menjin.limits.store", "redis")
                .property("menjin.redis.url", "redis://127.0.0.1:" + port)
                .property("menjin.redis.timeout", "30s")
                .start()) {
            String person = server.newPerson();
            String token = server.login(person);
            String id = server.get("/v1/me").bearer(token).send().expect(200).at("user.id");
            server.get("/actuator/health").send().expect(200);

            redis.stop();
            await(() -> server.get("/v1/me").bearer(token).send(), 503);
            await(() -> server.get("/actuator/health").send(), 503);

            redis = start();
            await(() -> server.get("/actuator/health").send(), 200);
            server.get("/v1/me").bearer(token).send().expect(401).expectProblem("token_invalid");
            String again = server.login(person);
            assertThat(server.get("/v1/me").bearer(again).send().expect(200).at("user.id"))
                    .isEqualTo(id);
        }
    }

    @Test
    void takesEverythingButAccountsFromRedis() {
        context("menjin.sessions.store=redis", "menjin.redis.url=redis://127.0.0.1:" + port)
                .run(context -> {
                    RedisStores stores = context.getBean(RedisStores.class);
                    assertThat(context.getBean(SessionStore.class)).isSameAs(stores.sessions());
                    assertThat(context.getBean(SessionKeyStore.class)).isSameAs(stores.sessionKeys());
                    assertThat(context.getBean(LoginLedger.class)).isSameAs(stores.ledger());
                    assertThat(context.getBean(OnceStore.class)).isSameAs(stores.once());
                    assertThat(context.getBean(ChangeFeed.class)).isSameAs(stores.changes());
                    assertThat(context.getBean(SharedAccessTokens.class)
                                    .getClass()
                                    .getName())
                            .contains("redis");
                    assertThat(context.getBean(RateLimiter.class).getClass().getName())
                            .doesNotContain("redis");
                    assertThat(context.getBean(AccountStore.class))
                            .isSameAs(context.getBean(JdbcStores.class).accounts());
                });
    }

    @Test
    void findsTheRedisOfSpringBootsOwnProperties() {
        context("menjin.sessions.store=redis", "spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + port)
                .run(context -> assertThat(context.getBean(RedisStores.class).isAnswering())
                        .isTrue());
    }

    @Test
    void startsWithoutRedis() {
        context("menjin.sessions.store=redis", "menjin.redis.url=redis://127.0.0.1:1")
                .run(context -> assertThat(context.getBean(RedisStores.class).isAnswering())
                        .isFalse());
    }

    @Test
    void doesNotStartWithAWrongPasswordOrNone() {
        RawRedis.ask(port, "CONFIG", "SET", "requirepass", "c4n4ry-redis");
        for (String more : List.of("menjin.redis.username=", "menjin.redis.password=c4n4ry-another")) {
            context("menjin.sessions.store=redis", "menjin.redis.url=redis://127.0.0.1:" + port, more)
                    .run(context -> {
                        assertThat(explanation(context).getDescription()).contains("refused the user or the password");
                        StringWriter trace = new StringWriter();
                        Objects.requireNonNull(context.getStartupFailure()).printStackTrace(new PrintWriter(trace));
                        assertThat(trace.toString()).doesNotContain("c4n4ry");
                    });
        }
        context(
                        "menjin.sessions.store=redis",
                        "menjin.redis.url=redis://127.0.0.1:" + port,
                        "menjin.redis.password=c4n4ry-redis")
                .run(context -> assertThat(context.getBean(RedisStores.class).isAnswering())
                        .isTrue());
    }

    @Test
    void doesNotStartWhereRedisThrowsKeysAway() {
        RawRedis.ask(port, "CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        RawRedis.ask(port, "CONFIG", "SET", "maxmemory", "100mb");
        context("menjin.sessions.store=redis", "menjin.redis.url=redis://127.0.0.1:" + port)
                .run(context -> {
                    assertThat(explanation(context).getDescription()).contains("allkeys-lru");
                    assertThat(explanation(context).getAction())
                            .contains("maxmemory-policy noeviction", "menjin.redis.eviction-allowed=true");
                });
        context(
                        "menjin.sessions.store=redis",
                        "menjin.redis.url=redis://127.0.0.1:" + port,
                        "menjin.redis.eviction-allowed=true")
                .run(context -> assertThat(context.getBean(RedisStores.class).isAnswering())
                        .isTrue());
    }

    @Test
    void opensNoRedisWhereNothingIsKeptInIt() {
        context().run(context -> assertThat(context).doesNotHaveBean(RedisStores.class));
    }

    @Test
    void saysThatTheModuleIsMissing() {
        context("menjin.sessions.store=redis")
                .withClassLoader(new FilteredClassLoader(RedisStores.class))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("the module for Redis is not there"));
    }

    /** What Spring Boot prints when it does not start. */
    private static FailureAnalysis explanation(AssertableApplicationContext context) {
        Throwable failure = context.getStartupFailure();
        while (failure != null && !(failure instanceof FailureAnalyzedException)) {
            failure = failure.getCause();
        }
        assertThat(failure).isNotNull();
        return ((FailureAnalyzedException) Objects.requireNonNull(failure)).analysis();
    }

    private ApplicationContextRunner context(String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        MenjinRedisAutoConfiguration.class,
                        MenjinStoreAutoConfiguration.class,
                        MenjinWeChatAutoConfiguration.class,
                        MenjinAutoConfiguration.class))
                .withPropertyValues(
                        "menjin.data-dir=" + folder,
                        "menjin.redis.timeout=30s",
                        "menjin.sources.shop.app-id=wxemu00000000shop",
                        "menjin.sources.shop.app-secret=5ec2e70000000000000000000000c0de",
                        "menjin.wechat.base-url=http://127.0.0.1:1")
                .withPropertyValues(properties);
    }

    private static void await(Supplier<Reply> ask, int status) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        Reply last = ask.get();
        while (last.status() != status && System.nanoTime() < end) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            last = ask.get();
        }
        last.expect(status);
    }
}

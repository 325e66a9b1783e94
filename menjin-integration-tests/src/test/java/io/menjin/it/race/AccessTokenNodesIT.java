package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.crypto.Vault;
import io.menjin.core.secret.AppSecret;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.core.wechat.WeChatPhone;
import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.Fault;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.Crowd;
import io.menjin.spring.storage.StoredAccessTokens;
import io.menjin.store.jdbc.JdbcStoreSettings;
import io.menjin.store.jdbc.JdbcStores;
import io.menjin.store.redis.RedisStores;
import io.menjin.wechat.WeChatClient;
import io.menjin.wechat.WeChatSettings;
import io.menjin.wechat.token.AccessTokenLease;
import io.menjin.wechat.token.SharedAccessTokens;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixteen nodes that need a token of one mini program at the same moment, and none has one. */
class AccessTokenNodesIT {

    private static final int NODES = 16;
    /** A node that gives up on the others asks WeChat by itself; a machine that stands still must not make it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Vault vault = new AesGcmVault(MasterKeys.of(MasterKey.generate("k1", RANDOM)), RANDOM);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private static Postgresql database;
    private static JdbcStores stores;
    private static Redis redis;
    private WeChatEmulator wechat;
    private EmulatedApp app;

    /** What the nodes have in common. */
    private enum Shared {
        POSTGRESQL,
        REDIS
    }

    @BeforeAll
    static void startServers() {
        database = new Postgresql();
        stores = JdbcStores.open(JdbcStoreSettings.forUrl(database.jdbcUrl())
                .patience(PATIENCE)
                .answerLimit(PATIENCE)
                .build());
        redis = new Redis();
    }

    @AfterAll
    static void stopServers() {
        redis.close();
        stores.close();
        database.close();
    }

    /** An app of its own for each test, so nobody has a token of it. */
    @BeforeEach
    void start() throws IOException {
        wechat = WeChatEmulator.builder().build().start();
        opened.add(wechat);
        app = wechat.control().app(AppSpec.generated());
    }

    @AfterEach
    void stop() throws Exception {
        for (int last = opened.size() - 1; last >= 0; last--) {
            opened.get(last).close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void askForOneOnce(Shared shared) {
        assertThat(phonesOf(nodes(shared, Duration.ZERO))).hasSize(NODES);
        wechat.control().verify("stable_token", 1);
    }

    @ParameterizedTest
    @EnumSource
    void askForOneOnceThoughTheirClocksDifferByMinutes(Shared shared) {
        assertThat(phonesOf(nodes(shared, Duration.ofMinutes(3)))).hasSize(NODES);
        wechat.control().verify("stable_token", 1);
    }

    @ParameterizedTest
    @EnumSource
    void askForOneOnceThoughItTakesLong(Shared shared) {
        wechat.control()
                .fault(Fault.on("stable_token").delay(Duration.ofSeconds(1)).times(1));
        assertThat(phonesOf(nodes(shared, Duration.ofMinutes(3)))).hasSize(NODES);
        wechat.control().verify("stable_token", 1);
    }

    @ParameterizedTest
    @EnumSource
    void goOnWhenTheOneThatShouldAskIsDead(Shared shared) {
        // A node that took the lease, by a clock of its own far ahead, and died.
        SharedAccessTokens dead = tokens(shared, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(30)));
        AccessTokenLease lease =
                dead.tryLease(new AppId(app.appId()), Duration.ofSeconds(2)).orElseThrow();
        assertThat(lease).isNotNull();

        assertThat(phonesOf(nodes(shared, Duration.ofMinutes(3)))).hasSize(NODES);

        wechat.control().verify("stable_token", 1);
    }

    /** What a node with this clock knows of the others. */
    private SharedAccessTokens tokens(Shared shared, Clock clock) {
        if (shared == Shared.POSTGRESQL) {
            return new StoredAccessTokens(stores.sharedValues(), vault, clock);
        }
        RedisStores own = RedisStores.open(
                redis.servers().settings().timeout(PATIENCE).clock(clock).build());
        opened.add(own);
        return own.accessTokens(vault);
    }

    /** Clients of nodes whose clocks go from much too late to much too early. */
    private List<WeChatClient> nodes(Shared shared, Duration skew) {
        List<WeChatClient> nodes = new ArrayList<>();
        for (int number = 0; number < NODES; number++) {
            Duration off = skew.multipliedBy(2L * number - NODES + 1).dividedBy(NODES - 1);
            Clock clock = Clock.offset(Clock.systemUTC(), off);
            WeChatClient node = WeChatClient.builder()
                    .settings(WeChatSettings.defaults()
                            .withBaseUri(wechat.baseUri())
                            .withDeadline(Duration.ofSeconds(20)))
                    .sharedTokens(tokens(shared, clock))
                    .clock(clock)
                    .build();
            opened.add(node);
            nodes.add(node);
        }
        return nodes;
    }

    /** Each node asks WeChat for the phone number behind a tap, which takes an access_token. */
    private List<WeChatPhone> phonesOf(List<WeChatClient> nodes) {
        Source source = new Source(
                new SourceName("shop"),
                new AppId(app.appId()),
                new AppSecret(app.secret()),
                null,
                RegistrationPolicy.OPEN,
                PhonePolicy.REJECT,
                List.of(),
                false,
                null);
        List<Callable<WeChatPhone>> tasks = new ArrayList<>();
        for (int number = 0; number < nodes.size(); number++) {
            String user = "u" + number;
            OpenId openId = new OpenId(wechat.control()
                    .user(UserSpec.user(user).phone("135%08d".formatted(number)))
                    .openId(app.appId()));
            PhoneCode code = new PhoneCode(
                    String.valueOf(wechat.control().tapPhone(user, app.appId()).code()));
            WeChatClient node = nodes.get(number);
            tasks.add(() -> node.phoneNumber(source, code, openId));
        }
        return Crowd.atOnce(tasks);
    }
}

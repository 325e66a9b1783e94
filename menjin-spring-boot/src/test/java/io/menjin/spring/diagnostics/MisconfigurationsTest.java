package io.menjin.spring.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.menjin.spring.CurrentUser;
import io.menjin.spring.RequireStep;
import io.menjin.spring.testing.TestApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.sqlite.SQLiteDataSource;

/** Starts an application with each wrong configuration and reads what it prints. */
@ExtendWith(OutputCaptureExtension.class)
class MisconfigurationsTest {
    private static final String APP = "menjin.sources.shop.app-id=wx0123456789abcdef";
    private static final String SECRET = "menjin.sources.shop.app-secret=5ec2e7c0ffee51c0ffee9ac0ffee7bc0";
    private static final String KEY_ID = "menjin.keys[0].id=k1";
    private static final String KEY = "menjin.keys[0].secret=QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";
    private static final String PROD = "spring.profiles.active=prod";

    @TempDir
    Path folder;

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(List.of(), "menjin.sources is empty", "app-id: wx0123456789abcdef"),
                arguments(
                        List.of("menjin.sources.Shop1.app-id=wx0123456789abcdef", "menjin.sources.Shop1.app-secret=x"),
                        "'Shop1' cannot be the alias",
                        "1 to 64 of a-z"),
                arguments(
                        List.of("menjin.sources.shop.registration=open"),
                        "menjin.sources.shop.app-id is not set",
                        "menjin.sources.shop.app-id=..."),
                arguments(
                        List.of(APP),
                        "menjin.sources.shop.app-secret is not set",
                        "menjin.sources.shop.app-secret=..."),
                arguments(
                        List.of("menjin.sources.shop.app-id=wx 1", SECRET),
                        "app-id is not an AppID",
                        "looks like this"),
                arguments(
                        List.of(APP, "menjin.sources.shop.app-secret=c0ffee"),
                        "have 32 hexadecimal digits, this one has 6",
                        "app-secret=${SHOP_APP_SECRET}"),
                arguments(
                        List.of(APP, "menjin.sources.shop.app-secret=xxc0ffee00c0ffee00c0ffee00c0ffee"),
                        "some are no hexadecimal digits",
                        "app-secret=${SHOP_APP_SECRET}"),
                arguments(
                        List.of(
                                APP,
                                SECRET,
                                "menjin.sources.mall.app-id=wx0123456789abcdef",
                                "menjin.sources.mall.app-secret=5ec2e7c0ffee51c0ffee9ac0ffee7bc0"),
                        "wx0123456789abcdef is configured for several sources",
                        "Keep one of them"),
                arguments(
                        List.of(APP, SECRET, "menjin.sources.shop.steps=phone,phone"),
                        "lists a step twice",
                        "menjin.sources.shop.steps=profile,phone"),
                arguments(
                        List.of(APP, SECRET, "menjin.sources.shop.push.encoding-aes-key=c0ffee"),
                        "EncodingAESKey and no token",
                        "menjin.sources.shop.push.token="),
                arguments(
                        List.of(
                                APP,
                                SECRET,
                                "menjin.sources.shop.push.token=t",
                                "menjin.sources.shop.push.encoding-aes-key=c0ffee"),
                        "is not an EncodingAESKey",
                        "43 letters and digits"),
                arguments(List.of(APP, SECRET, KEY_ID), "needs both id and secret", "openssl rand -base64 32"),
                arguments(
                        List.of(APP, SECRET, KEY_ID, "menjin.keys[0].secret=c0ffee"),
                        "menjin.keys cannot be used: master key 'k1'",
                        "openssl rand -base64 32"),
                arguments(
                        List.of(APP, SECRET, KEY_ID, KEY, "menjin.keys[1].id=k1", KEY.replace("[0]", "[1]")),
                        "two master keys have the same id",
                        "openssl rand -base64 32"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.jdbc-url=jdbc:oracle:thin:scott/c0ffee@x"),
                        "menjin.store.jdbc-url is not usable",
                        "jdbc:postgresql://localhost:5432/menjin"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.jdbc-url=jdbc:mysql://db/x?password=c0ffee"),
                        "no JDBC driver for menjin.store.jdbc-url (jdbc:mysql:)",
                        "<artifactId>mysql-connector-j</artifactId>"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.use-application-data-source=true"),
                        "the application has not exactly one DataSource",
                        "spring.datasource.url="),
                arguments(
                        List.of(APP, SECRET, "menjin.store.max-pool-size=0"),
                        "menjin.store is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.sessions.idle-timeout=40d"),
                        "menjin.sessions is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.limits.login-per-person.permits=0"),
                        "menjin.limits is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.jobs.purge-every=0s"),
                        "menjin.jobs is not valid: the job purge needs a pause",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.avatars.max-size=2GB"),
                        "menjin.avatars.max-size is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.base-url=http://wechat.example.com"),
                        "menjin.wechat is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.web.path-prefix=auth/"),
                        "menjin.web.path-prefix is 'auth/'",
                        "menjin.web.path-prefix=/auth"),
                arguments(
                        List.of(APP, "menjin.sources.shop.app-secret="),
                        "menjin.sources.shop.app-secret",
                        "Update your application's configuration"),
                arguments(
                        List.of(APP, "menjin.sources.shop.app-secret=${SHOP_APP_SECRET_OF_NOBODY}"),
                        "menjin.sources.shop.app-secret names ${SHOP_APP_SECRET_OF_NOBODY}",
                        "export SHOP_APP_SECRET_OF_NOBODY=..."),
                arguments(
                        List.of(APP, SECRET, "menjin.sources.shop.push.token=${PUSH_TOKEN_OF_NOBODY}"),
                        "menjin.sources.shop.push.token names ${PUSH_TOKEN_OF_NOBODY}",
                        "export PUSH_TOKEN_OF_NOBODY=..."),
                arguments(
                        List.of(APP, SECRET, KEY_ID, "menjin.keys[0].secret=${KEY_OF_NOBODY}"),
                        "menjin.keys[].secret names ${KEY_OF_NOBODY}",
                        "export KEY_OF_NOBODY=..."),
                arguments(
                        List.of(
                                APP,
                                SECRET,
                                "menjin.store.jdbc-url=jdbc:postgresql://127.0.0.1:1/menjin",
                                "menjin.store.password=${PASSWORD_OF_NOBODY}"),
                        "menjin.store.password names ${PASSWORD_OF_NOBODY}",
                        "export PASSWORD_OF_NOBODY=..."),
                arguments(
                        List.of(APP, SECRET, "menjin.sources.shop.registration=opne"),
                        "menjin.sources.shop.registration",
                        "PROFILE"),
                arguments(
                        List.of(APP, SECRET, "menjin.sources.shop.phone-policy=rejct"),
                        "menjin.sources.shop.phone-policy",
                        "TRANSFER"),
                arguments(
                        List.of(APP, SECRET, "menjin.sources.shop.steps=profile,fone"),
                        "menjin.sources.shop.steps",
                        "PHONE"),
                arguments(
                        List.of(APP, SECRET, "menjin.sessions.lifetime=soon"),
                        "'soon' is not a valid duration",
                        "Update your application's configuration"),
                arguments(
                        List.of(APP, SECRET, "menjin.web.max-body-size=large"),
                        "menjin.web.max-body-size",
                        "Update your application's configuration"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.migrate=perhaps"),
                        "menjin.store.migrate",
                        "Update your application's configuration"),
                arguments(
                        List.of(APP, SECRET, "menjin.sessions.max-per-account=many"),
                        "menjin.sessions.max-per-account",
                        "Update your application's configuration"),
                arguments(
                        List.of(APP, SECRET, "menjin.sessions.lifetime=-1d"),
                        "menjin.sessions is not valid: session times must be positive",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.sessions.max-per-account=0"),
                        "menjin.sessions is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.sessions.keep-ended=-1s"),
                        "menjin.sessions is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.accounts.closing-cooling-off=-1d"),
                        "menjin.accounts",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.login.receipt-wait=-1s"),
                        "menjin.login is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.login.recent-answers=-1"),
                        "menjin.login is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.open-data.max-age=0s"),
                        "menjin.open-data is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.limits.login-per-address.period=-1m"),
                        "menjin.limits is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.jobs.rekey-every=PT9223372036854775807S"),
                        "menjin.jobs is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.patience=10ms"),
                        "menjin.store is not valid: patience must be a second at least",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.answer-limit=-5s"),
                        "menjin.store is not valid: answerLimit must be a second at least",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.deadline=0s"),
                        "menjin.wechat is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.max-concurrent-calls=0"),
                        "menjin.wechat is not valid",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.retry.attempts=0"),
                        "menjin.wechat is not valid: at least one attempt",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.circuit.failure-percent=120"),
                        "menjin.wechat is not valid: a circuit needs a percentage",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.access-token.check-every=0s"),
                        "menjin.wechat is not valid: token settings",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.base-url=api.weixin.qq.com"),
                        "WeChat's base URI must be https://host",
                        "Correct the values"),
                arguments(
                        List.of(APP, SECRET, "menjin.wechat.allowed-hosts=https://proxy.example.com"),
                        "menjin.wechat.allowed-hosts has 'https://proxy.example.com'",
                        "without http"),
                arguments(
                        List.of(APP, SECRET, "menjin.avatars.base-url=cdn.example.com"),
                        "menjin.avatars.base-url is no address",
                        "menjin.avatars.base-url=https://cdn.example.com"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.jdbc-url=jdbc:sqlite::memory:"),
                        "menjin.store.jdbc-url is not usable",
                        "jdbc:sqlite:/var/lib/menjin/menjin.db"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.jdbc-url=postgresql://db/menjin?password=c0ffee"),
                        "menjin.store.jdbc-url is not usable",
                        "jdbc:postgresql://localhost:5432/menjin"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.jdbc-url=jdbc:postgresql://db:port/x?password=c0ffee"),
                        "begins with jdbc:postgresql:, and its driver does not understand the rest",
                        "jdbc:postgresql://localhost:5432/menjin"),
                arguments(
                        List.of(APP, SECRET, "menjin.store.migrate=false"),
                        "The schema in the database of menjin.store cannot be used",
                        "menjin.store.migrate=true"),
                arguments(
                        List.of(
                                PROD,
                                KEY_ID,
                                KEY,
                                "menjin.sources.shop.app-id=wxemu00000000shop",
                                "menjin.sources.shop.app-secret=c0ffee"),
                        "belongs to the emulator",
                        "menjin.sources.shop.app-id=wx0123456789abcdef"),
                arguments(
                        List.of(PROD, KEY_ID, KEY, APP, SECRET, "menjin.wechat.base-url=http://127.0.0.1:8787"),
                        "points to 127.0.0.1, which is not WeChat",
                        "menjin.wechat.allowed-hosts=127.0.0.1"),
                arguments(
                        List.of(PROD, APP, SECRET),
                        "Generated keys are for development only",
                        "openssl rand -base64 32"),
                arguments(
                        List.of(PROD, KEY_ID, KEY, APP, "menjin.sources.shop.app-secret=" + "00c0ffee".repeat(4)),
                        "app-secret is a placeholder of development",
                        "app-secret=${SHOP_APP_SECRET}"),
                arguments(
                        List.of(
                                PROD,
                                KEY_ID,
                                "menjin.keys[0].secret=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                                APP,
                                SECRET),
                        "the key 'k1' of menjin.keys is not random",
                        "openssl rand -base64 32"),
                arguments(
                        List.of(
                                PROD,
                                KEY_ID,
                                KEY,
                                APP,
                                SECRET,
                                "menjin.wechat.base-url=http://api.weixin.qq.com",
                                "menjin.wechat.plain-http-allowed=true"),
                        "menjin.wechat.base-url is plain http",
                        "menjin.wechat.base-url=https://api.weixin.qq.com"),
                arguments(
                        List.of(PROD, KEY_ID, KEY, APP, SECRET, "menjin.wechat.base-url=http://api.weixin.qq.com"),
                        "the AppSecret would travel in the clear",
                        "Correct the values"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isExplained(List<String> properties, String description, String action, CapturedOutput output) {
        Throwable failure = catchThrowable(() -> start(WebApplicationType.NONE, properties));

        assertThat(failure).isNotNull();
        assertExplained(output, description, action);
    }

    @Test
    void watchingInProductionIsExplained(CapturedOutput output) {
        List<String> properties = List.of(PROD, KEY_ID, KEY, APP, SECRET, "menjin.watch.enabled=true");

        Throwable failure = catchThrowable(() -> start(WebApplicationType.SERVLET, properties));

        assertThat(failure).isNotNull();
        assertExplained(output, "menjin.watch.enabled is true", "menjin.watch.enabled=false");
    }

    @Test
    void aWireLogInProductionIsExplained(CapturedOutput output) {
        String property = "jdk.httpclient.HttpClient.log";
        System.setProperty(property, "requests");
        try {
            assertThat(catchThrowable(() -> start(WebApplicationType.NONE, List.of(PROD, APP, SECRET, KEY_ID, KEY))))
                    .isNotNull();
        } finally {
            System.clearProperty(property);
        }

        assertExplained(output, "with the AppSecret in its address", "-Djdk.httpclient.HttpClient.log=errors");
    }

    @Test
    void aFolderThatCannotBeWrittenIsExplained(CapturedOutput output) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(catchThrowable(() ->
                        start(WebApplicationType.NONE, List.of(APP, SECRET, "menjin.data-dir=" + file + "/data"))))
                .isNotNull();

        assertExplained(output, "data of menjin.data-dir cannot be written", "menjin.data-dir=/var/lib/menjin");
    }

    @Test
    void aFolderForAvatarsThatCannotBeWrittenIsExplained(CapturedOutput output) throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(catchThrowable(() ->
                        start(WebApplicationType.NONE, List.of(APP, SECRET, "menjin.avatars.dir=" + file + "/a"))))
                .isNotNull();

        assertExplained(output, "a of menjin.avatars.dir cannot be written", "menjin.avatars.dir=/var/lib/menjin");
    }

    @Test
    void aDatabaseFileThatIsNoneIsExplained(CapturedOutput output) throws Exception {
        Path file = Files.writeString(folder.resolve("menjin.db"), "c0ffee is no database\n".repeat(100));

        assertThat(catchThrowable(() -> start(
                        WebApplicationType.NONE, List.of(APP, SECRET, "menjin.store.jdbc-url=jdbc:sqlite:" + file))))
                .isNotNull();

        assertExplained(
                output,
                "The embedded database cannot be opened: the file is no SQLite database",
                "put the right file back");
    }

    @Test
    void aFolderInThePlaceOfTheDatabaseFileIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.NONE, List.of(APP, SECRET, "menjin.store.jdbc-url=jdbc:sqlite:" + folder))))
                .isNotNull();

        assertExplained(output, "it is a folder", "menjin.store.jdbc-url=jdbc:sqlite:");
    }

    @Test
    void aPoolToADatabaseThatIsNotOursIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.NONE,
                        List.of(APP, SECRET, "menjin.store.use-application-data-source=true"),
                        SqlitePool.class)))
                .isNotNull();

        assertExplained(output, "a pool of connections to SQLite cannot be used here", "menjin.store.jdbc-url=");
    }

    @Test
    void aFolderThatAnotherProcessHoldsIsExplained(CapturedOutput output) {
        List<String> properties = List.of(APP, SECRET, "menjin.data-dir=" + folder.resolve("data"));
        try (ConfigurableApplicationContext first = start(WebApplicationType.NONE, properties)) {
            assertThat(first.isRunning()).isTrue();
            assertThat(catchThrowable(() -> start(WebApplicationType.NONE, properties)))
                    .isNotNull();
        }

        assertExplained(output, "Another process has the embedded database", "menjin.data-dir=./data2");
    }

    @Test
    void generatedKeysThatCannotBeReadAreExplained(CapturedOutput output) throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("keys.txt"), "k1 c0ffee");

        assertThat(catchThrowable(() -> start(WebApplicationType.NONE, List.of(APP, SECRET))))
                .isNotNull();

        assertExplained(output, "The generated keys in", "Put the file back from a backup");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.NONE,
                        List.of(
                                APP,
                                SECRET,
                                "menjin.store.jdbc-url=jdbc:postgresql://127.0.0.1:1/menjin",
                                "menjin.store.password=c0ffee",
                                "menjin.store.patience=1s"))))
                .isNotNull();

        assertExplained(
                output,
                "The database of menjin.store cannot be reached: nothing accepts connections at its address",
                "menjin.store.username=");
    }

    @Test
    void anEndpointWhereOursIsIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(WebApplicationType.SERVLET, List.of(APP, SECRET), Colliding.class)))
                .isNotNull();

        assertExplained(output, "The address /v1/me/sessions/{id} belongs to Menjin", "menjin.web.path-prefix=/auth");
    }

    @Test
    void aStepThatDoesNotExistIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(WebApplicationType.SERVLET, List.of(APP, SECRET), Mistyped.class)))
                .isNotNull();

        assertExplained(output, "there is no step 'fone'", "@RequireStep(\"phone\")");
    }

    @Test
    void aClientWithoutASecretIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() ->
                        start(WebApplicationType.SERVLET, List.of(APP, SECRET, "menjin.clients.gateway.secret="))))
                .isNotNull();

        assertExplained(output, "menjin.clients.gateway.secret", "Update your application's configuration");
    }

    @Test
    void aSecretOfAClientThatIsNotSetIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.SERVLET,
                        List.of(APP, SECRET, "menjin.clients.gateway.secret=${GATEWAY_SECRET_OF_NOBODY}"))))
                .isNotNull();

        assertExplained(
                output,
                "menjin.clients.gateway.secret names ${GATEWAY_SECRET_OF_NOBODY}",
                "export GATEWAY_SECRET_OF_NOBODY=...");
    }

    @Test
    void aShortSecretOfAClientIsExplainedInProduction(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.SERVLET,
                        List.of(PROD, KEY_ID, KEY, APP, SECRET, "menjin.clients.gateway.secret=c0ffee"))))
                .isNotNull();

        assertExplained(
                output,
                "menjin.clients.gateway.secret has less than 16 characters",
                "menjin.clients.gateway.secret=${GATEWAY_SECRET}");
    }

    @Test
    void aHostOfAvatarsThatIsNoHostIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.SERVLET,
                        List.of(APP, SECRET, "menjin.avatars.allowed-hosts=https://img.example.com/"))))
                .isNotNull();

        assertExplained(output, "menjin.avatars.allowed-hosts has", "menjin.avatars.allowed-hosts=img.example.com");
    }

    @Test
    void anAddressOfTheDocumentationThatIsNoneIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.SERVLET, List.of(APP, SECRET, "menjin.docs-base-url=docs.example.com"))))
                .isNotNull();

        assertExplained(output, "menjin.docs-base-url is no address", "menjin.docs-base-url=https://");
    }

    @Test
    void aParameterThatCannotBeFilledIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(WebApplicationType.SERVLET, List.of(APP, SECRET), Unfillable.class)))
                .isNotNull();

        assertExplained(output, "@CurrentUser at", "@CurrentUser MenjinUser user");
    }

    @Test
    void aProxyThatIsNoAddressIsExplained(CapturedOutput output) {
        assertThat(catchThrowable(() -> start(
                        WebApplicationType.SERVLET, List.of(APP, SECRET, "menjin.web.trusted-proxies=proxy.local"))))
                .isNotNull();

        assertExplained(output, "'proxy.local', which is no range", "menjin.web.trusted-proxies=10.0.0.0/8");
    }

    @Test
    void aProxyOfOnesOwnIsAllowedByName() {
        List<String> proxied = List.of(
                PROD,
                KEY_ID,
                KEY,
                APP,
                SECRET,
                "menjin.wechat.base-url=https://wx-proxy.example.com",
                "menjin.wechat.allowed-hosts=wx-proxy.example.com");

        try (ConfigurableApplicationContext context = start(WebApplicationType.NONE, proxied)) {
            assertThat(context.isRunning()).isTrue();
        }
    }

    private ConfigurableApplicationContext start(WebApplicationType type, List<String> properties, Class<?>... more) {
        List<String> arguments = new ArrayList<>();
        if (properties.stream().noneMatch(property -> property.startsWith("menjin.data-dir="))) {
            arguments.add("--menjin.data-dir=" + folder.resolve("data"));
        }
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--spring.main.banner-mode=off");
        properties.forEach(property -> arguments.add("--" + property));
        return new SpringApplicationBuilder(TestApplication.class)
                .sources(more)
                .web(type)
                .run(arguments.toArray(String[]::new));
    }

    private static void assertExplained(CapturedOutput output, String description, String action) {
        String printed = output.getAll();
        assertThat(printed).contains("APPLICATION FAILED TO START");
        String analysis = printed.substring(printed.indexOf("APPLICATION FAILED TO START"));
        assertThat(analysis.substring(analysis.indexOf("Description:"), analysis.indexOf("Action:")))
                .contains(description);
        assertThat(analysis.substring(analysis.indexOf("Action:"))).contains(action);
        assertThat(printed).doesNotContainIgnoringCase("c0ffee");
    }

    static class Colliding {
        @Bean
        Controller controller() {
            return new Controller();
        }

        @RestController
        static class Controller {
            @DeleteMapping("/v1/me/{what}/{id}")
            void delete() {}

            @GetMapping("/**")
            String fallback() {
                return "index";
            }
        }
    }

    static class Mistyped {
        @Bean
        Controller controller() {
            return new Controller();
        }

        @RestController
        static class Controller {
            @GetMapping("/orders")
            @RequireStep("fone")
            String orders() {
                return "";
            }
        }
    }

    static class Unfillable {
        @Bean
        Controller controller() {
            return new Controller();
        }

        @RestController
        static class Controller {
            @GetMapping("/orders")
            String orders(@CurrentUser String name) {
                return name;
            }
        }
    }

    static class SqlitePool {
        @Bean
        DataSource pool() {
            SQLiteDataSource pool = new SQLiteDataSource();
            pool.setUrl("jdbc:sqlite::memory:");
            return pool;
        }
    }
}

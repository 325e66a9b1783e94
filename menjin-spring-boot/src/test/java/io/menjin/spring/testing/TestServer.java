package io.menjin.spring.testing;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.web.checks.ChecksLifecycle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A server on a free port with an embedded database, and WeChat's platform beside it. */
public final class TestServer implements AutoCloseable {
    /** Silent login is enough here. */
    public static final String SHOP = "wxemu00000000shop";
    /** New people must give a phone number here. */
    public static final String BANK = "wxemu00000000bank";
    /** New people must give a nickname here. */
    public static final String CLUB = "wxemu00000000club";
    /** New people are refused here. */
    public static final String OFFICE = "wxemu000000office";

    /** Of the shop's message push. */
    public static final String PUSH_TOKEN = "c4n4ryPushToken";

    public static final String PUSH_KEY = "c4n4ryghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final Map<String, String> APPS = Map.of("shop", SHOP, "bank", BANK, "club", CLUB, "office", OFFICE);
    private static final String SECRET = "5ec2e7c0de0123456789abcdef012345";

    private final WeChatEmulator emulator;
    private final ConfigurableApplicationContext context;
    private final Contract contract;
    private final Path folder;
    private final AtomicInteger people = new AtomicInteger();

    private TestServer(WeChatEmulator emulator, ConfigurableApplicationContext context, String prefix, Path folder) {
        this.emulator = emulator;
        this.context = context;
        this.contract = new Contract(prefix);
        this.folder = folder;
    }

    public static Builder builder() {
        return new Builder();
    }

    public static TestServer start() {
        return builder().start();
    }

    public Call get(String target) {
        return call("GET", target);
    }

    public Call post(String target) {
        return call("POST", target);
    }

    public Call put(String target) {
        return call("PUT", target);
    }

    public Call patch(String target) {
        return call("PATCH", target);
    }

    public Call delete(String target) {
        return call("DELETE", target);
    }

    public Call call(String method, String target) {
        return new Call(contract, base(), method, target);
    }

    /** A request to the port for gateways. */
    public Call atChecksPort(String method, String target) {
        return new Call(contract, URI.create("http://127.0.0.1:" + checksPort()), method, target);
    }

    public int checksPort() {
        return bean(ChecksLifecycle.class).port();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** What people and WeChat do. */
    public EmulatorControl wechat() {
        return emulator.control();
    }

    /** Somebody nobody has seen before, with a phone number of their own. */
    public String newPerson() {
        int number = people.incrementAndGet();
        return person("p" + number, "139" + String.format("%08d", number));
    }

    /** Somebody with this phone number. */
    public String person(String id, String phone) {
        wechat().user(UserSpec.user(id).phone(phone));
        return id;
    }

    /** A tap on the phone button of the shop. */
    public PhoneTap tap(String user) {
        return wechat().tapPhone(user, SHOP);
    }

    /** Somebody who is logged in taps and binds the number. */
    public Reply bindPhone(String user, String token) {
        return put("/v1/me/phone")
                .bearer(token)
                .json(Map.of("code", tap(user).code()))
                .send()
                .expect(200);
    }

    public String code(String user, String appId) {
        return wechat().loginCode(user, appId);
    }

    /** WeChat as at the beginning, but for the people that it knows and what it has issued. */
    void reset() {
        wechat().clearFaults();
        wechat().clearJournal();
        wechat().setClock(Instant.now());
    }

    /** Logs a user in to the shop and says the token. */
    public String login(String user) {
        return post("/v1/login")
                .json(Map.of("source", "shop", "code", code(user, SHOP)))
                .send()
                .expect(200)
                .at("token");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        emulator.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What differs from the usual. */
    public static final class Builder {
        private final Map<String, String> properties = new LinkedHashMap<>();
        private final List<Class<?>> sources = new ArrayList<>(List.of(TestApplication.class));

        private Builder() {
            property("server.port", "0");
            property("server.address", "127.0.0.1");
            property("menjin.checks.port", "0");
            property("menjin.web.exclusive", "true");
            property("spring.main.banner-mode", "off");
            property("spring.servlet.multipart.max-file-size", "2MB");
            property("spring.servlet.multipart.max-request-size", "3MB");
            property("spring.servlet.multipart.resolve-lazily", "true");
            property("spring.autoconfigure.exclude", String.join(",", TestApplication.SECURITY));
            property("menjin.sources.bank.registration", "phone");
            property("menjin.sources.club.registration", "profile");
            property("menjin.sources.office.registration", "closed");
            property("menjin.clients.gateway.secret", "c4n4ry-gateway-secret");
            property("menjin.sources.shop.push.token", PUSH_TOKEN);
            property("menjin.sources.shop.push.encoding-aes-key", PUSH_KEY);
            // Each call comes from an address of its own unless it says otherwise.
            property("menjin.web.trusted-proxies", "127.0.0.1");
            property("menjin.limits.login-per-address.permits", "20");
            // Long, so that none comes back while a slow machine uses them up.
            property("menjin.limits.login-per-address.period", "1h");
            property("menjin.limits.login-per-person.permits", "1000");
            property("menjin.wechat.circuit.minimum-calls", "1000");
            // A machine that stands still for seconds must not look like WeChat or a store that is away.
            property("menjin.wechat.deadline", "60s");
            property("menjin.store.patience", "60s");
            property("menjin.wechat.access-token.replace-at-most-every", "1ms");
            property("management.endpoints.web.exposure.include", "*");
            property("management.endpoint.menjin.access", "unrestricted");
            property("management.endpoint.health.show-details", "always");
            property("management.endpoint.configprops.show-values", "always");
            property("management.endpoint.env.show-values", "always");
            APPS.forEach((source, appId) -> {
                property("menjin.sources." + source + ".app-id", appId);
                property("menjin.sources." + source + ".app-secret", SECRET);
            });
        }

        public Builder property(String name, String value) {
            properties.put(name, value);
            return this;
        }

        /** Spring Security as Spring Boot configures it, which the other tests leave out. */
        public Builder withSpringSecurity() {
            return property("spring.autoconfigure.exclude", "");
        }

        public Builder source(Class<?> configuration) {
            sources.add(configuration);
            return this;
        }

        public TestServer start() {
            try {
                Path folder = Files.createTempDirectory("menjin-test");
                WeChatEmulator emulator = emulator();
                property("menjin.data-dir", folder.toString());
                property("menjin.wechat.base-url", emulator.baseUri().toString());
                ConfigurableApplicationContext context = new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
                        .web(WebApplicationType.SERVLET)
                        .initializers(starting -> ((org.springframework.context.support.GenericApplicationContext)
                                        starting)
                                .registerBean(
                                        MenjinRuntime.class,
                                        () -> new MenjinRuntime(emulator.clock(), new SecureRandom())))
                        .run(properties.entrySet().stream()
                                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                                .toArray(String[]::new));
                return new TestServer(emulator, context, properties.getOrDefault("menjin.web.path-prefix", ""), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static WeChatEmulator emulator() throws IOException {
            var builder = WeChatEmulator.builder()
                    .setting(Settings.PUSH_TIMEOUT, Duration.ofSeconds(60))
                    .user(UserSpec.user("alice").phone("13580006666"))
                    .user(UserSpec.user("bob").phone("13580007777"))
                    .user(UserSpec.user("carol"));
            for (String appId : APPS.values()) {
                builder = builder.app(AppSpec.app(appId).secret(SECRET));
            }
            return builder.build().start();
        }
    }
}

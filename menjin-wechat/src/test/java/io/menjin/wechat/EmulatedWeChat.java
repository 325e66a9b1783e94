package io.menjin.wechat;

import io.menjin.core.account.OpenId;
import io.menjin.core.account.Step;
import io.menjin.core.secret.AppSecret;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.secret.PhoneCode;
import io.menjin.core.source.AppId;
import io.menjin.core.source.PhonePolicy;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.source.Source;
import io.menjin.core.source.SourceName;
import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Setting;
import io.menjin.emulator.Settings;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The emulator with two apps and two users, and clients that call it. Fresh before each test. Its clock stands still
 * unless a test moves it.
 */
public final class EmulatedWeChat
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    public static final String APP = "wxemu00000000shop";
    public static final String OTHER_APP = "wxemu0000000other";
    public static final String USER = "alice";
    public static final String SECRET = "5ec2e75ec2e75ec2e75ec2e75ec2e7aa";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<WeChatClient> clients = new CopyOnWriteArrayList<>();
    private final WeChatEmulator emulator = WeChatEmulator.builder()
            .clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
            .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
            .app(AppSpec.app(APP).secret(SECRET).openPlatform("group"))
            .app(AppSpec.app(OTHER_APP).secret("5ec2e707e307e307e307e307e307beef"))
            .user(UserSpec.user(USER).phone("13800000001"))
            .user(UserSpec.user("bob").phone("13800000002"))
            .build();

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        emulator.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator.control().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        clients.forEach(WeChatClient::close);
        clients.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        emulator.close();
    }

    public EmulatorControl control() {
        return emulator.control();
    }

    /** The emulated time, which only tests move. */
    public Clock clock() {
        return emulator.clock();
    }

    public URI baseUri() {
        return emulator.baseUri();
    }

    public <T> void set(Setting<T> setting, T value) {
        control().setting(setting, value);
    }

    /** A client with a long deadline, short pauses and no background of its own. */
    public WeChatClient client() {
        return client(settings -> settings);
    }

    public WeChatClient client(UnaryOperator<WeChatSettings> change) {
        return register(
                WeChatClient.builder().settings(change.apply(settings())).clock(clock()));
    }

    public WeChatClient register(WeChatClientBuilder builder) {
        WeChatClient client = builder.build();
        clients.add(client);
        return client;
    }

    /** What tests start from: nothing happens in the background unless a test lets it. */
    public WeChatSettings settings() {
        return patient(baseUri())
                .withRetry(new RetrySettings(4, Duration.ofMillis(1), Duration.ofMillis(4)))
                .withToken(new TokenSettings(
                        Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofMinutes(1)));
    }

    /** The defaults, but with limits of time that a machine that stands still for seconds does not exceed. */
    static WeChatSettings patient(URI baseUri) {
        WeChatSettings defaults = WeChatSettings.defaults();
        return new WeChatSettings(
                baseUri,
                defaults.plainHttpAllowed(),
                PATIENCE,
                PATIENCE,
                defaults.maxAnswerBytes(),
                defaults.maxConcurrentCalls(),
                defaults.retry(),
                defaults.circuit(),
                defaults.token());
    }

    public LoginCode code() {
        return new LoginCode(control().loginCode(USER, APP));
    }

    public PhoneCode phoneCode() {
        return new PhoneCode(
                Objects.requireNonNull(control().tapPhone(USER, APP).code()));
    }

    public OpenId openId() {
        return new OpenId(control().user(USER).openId(APP));
    }

    public static Source source() {
        return source(APP, SECRET);
    }

    public static Source source(String appId, String secret) {
        return new Source(
                new SourceName("shop"),
                new AppId(appId),
                new AppSecret(secret),
                null,
                RegistrationPolicy.OPEN,
                PhonePolicy.REJECT,
                List.of(Step.PROFILE, Step.PHONE),
                false,
                null);
    }
}

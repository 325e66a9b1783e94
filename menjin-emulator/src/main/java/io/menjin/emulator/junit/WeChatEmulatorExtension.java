package io.menjin.emulator.junit;

import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Seed;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.emulator.WeChatEmulatorBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an emulator for a test class and resets it before each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final WeChatEmulatorExtension WECHAT = WeChatEmulatorExtension.with(
 *         WeChatEmulator.builder().app(AppSpec.app("wxemu1")).user(UserSpec.user("alice")));
 * }</pre>
 *
 * <p>or {@code @ExtendWith(WeChatEmulatorExtension.class)} for one with the demo's app and users. Tests and lifecycle
 * methods may take a {@link WeChatEmulator} or an {@link EmulatorControl} as parameter. A static extension starts one
 * emulator for the class, a non-static one for each test. Tests of one class that run in parallel would reset each
 * other; run them one after the other.
 */
public final class WeChatEmulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Set<Class<?>> INJECTED = Set.of(WeChatEmulator.class, EmulatorControl.class);

    private final WeChatEmulatorBuilder configuration;
    private @Nullable WeChatEmulator running;
    /** Classes under way, the nested ones included: the emulator ends with the outermost. */
    private int depth;

    /** An emulator with the demo's app and users. */
    public WeChatEmulatorExtension() {
        this(WeChatEmulator.builder().seed(Seed.demo(Map.of())));
    }

    private WeChatEmulatorExtension(WeChatEmulatorBuilder configuration) {
        this.configuration = configuration;
    }

    public static WeChatEmulatorExtension with(WeChatEmulatorBuilder configuration) {
        return new WeChatEmulatorExtension(configuration);
    }

    /** The emulator; it starts when it is first asked for. */
    public synchronized WeChatEmulator emulator() {
        WeChatEmulator emulator = running;
        if (emulator == null) {
            try {
                emulator = configuration.build().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = emulator;
        }
        return emulator;
    }

    public EmulatorControl control() {
        return emulator().control();
    }

    /** Takes the place of {@code https://api.weixin.qq.com}. */
    public URI baseUri() {
        return emulator().baseUri();
    }

    @Override
    public synchronized void beforeAll(ExtensionContext context) {
        depth++;
        emulator();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        control().reset();
    }

    @Override
    public synchronized void afterEach(ExtensionContext context) {
        if (depth == 0) {
            stop();
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        depth--;
        if (depth == 0) {
            stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return INJECTED.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WeChatEmulator.class ? emulator() : control();
    }

    private synchronized void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }
}

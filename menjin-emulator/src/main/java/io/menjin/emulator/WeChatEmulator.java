package io.menjin.emulator;

import io.menjin.emulator.internal.control.ControlApi;
import io.menjin.emulator.internal.control.ControlContext;
import io.menjin.emulator.internal.fault.Faults;
import io.menjin.emulator.internal.http.EmulatorServer;
import io.menjin.emulator.internal.journal.Journal;
import io.menjin.emulator.internal.push.PushSender;
import io.menjin.emulator.internal.snapshot.Snapshots;
import io.menjin.emulator.internal.world.EmulatorClock;
import io.menjin.emulator.internal.world.Ids;
import io.menjin.emulator.internal.world.World;
import io.menjin.emulator.internal.world.WorldLock;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WeChat's platform on loopback, for tests and development without an AppID.
 *
 * <pre>{@code
 * try (WeChatEmulator emulator = WeChatEmulator.builder().build().start()) {
 *     EmulatedApp app = emulator.control().app(AppSpec.app("wxemu00000000shop"));
 *     emulator.control().user(UserSpec.user("alice").phone("13800000001"));
 *     String code = emulator.control().loginCode("alice", app.appId());
 *     // GET {emulator.baseUri()}/sns/jscode2session?appid=…&secret=…&js_code={code}&grant_type=authorization_code
 * }
 * }</pre>
 *
 * <p>It listens on 127.0.0.1 only. Thread-safe.
 */
public final class WeChatEmulator implements AutoCloseable {

    private final WeChatEmulatorBuilder configuration;
    private final List<AppSpec> seedApps;
    private final EmulatorClock clock;
    private final Ids ids;
    private final WorldLock world;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();
    private final ControlApi controlApi;
    private final EmulatorControl control;
    private @Nullable EmulatorServer server;

    WeChatEmulator(WeChatEmulatorBuilder configuration) {
        this.configuration = configuration;
        this.clock = new EmulatorClock(configuration.clock());
        this.ids = new Ids(configuration.random());
        // Drawn once: a reset must not change the secret that the server under test was configured with.
        this.seedApps = configuration.apps().stream().map(app -> app.drawn(ids)).toList();
        this.world = new WorldLock(newWorld());
        this.controlApi = new ControlApi(new ControlContext(
                world,
                faults,
                journal,
                clock,
                new PushSender(clock, ids),
                new Snapshots(world, faults, clock, ids),
                this::reset));
        this.control = new EmulatorControl(new DirectTransport(controlApi));
        seed();
    }

    public static WeChatEmulatorBuilder builder() {
        return new WeChatEmulatorBuilder();
    }

    /**
     * Starts to listen.
     *
     * @return this
     * @throws IOException if the port is taken
     * @throws IllegalStateException if it was started before
     */
    public synchronized WeChatEmulator start() throws IOException {
        if (server != null) {
            throw new IllegalStateException("the emulator was started before");
        }
        EmulatorServer starting =
                new EmulatorServer(configuration.port(), world, faults, journal, controlApi, System::nanoTime);
        starting.start();
        server = starting;
        return this;
    }

    /** Stops to listen and drops what is under way. Does nothing if it is not running. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** Takes the place of {@code https://api.weixin.qq.com}. */
    public synchronized URI baseUri() {
        if (server == null) {
            throw new IllegalStateException("the emulator is not running");
        }
        return URI.create("http://" + EmulatorServer.HOST + ":" + server.port());
    }

    /** Where the control API is, for {@link EmulatorControl#connect} and curl. */
    public URI controlUri() {
        return URI.create(baseUri() + ControlApi.PREFIX);
    }

    /** Steers this emulator; works without a socket, before the start too. */
    public EmulatorControl control() {
        return control;
    }

    /** The emulated time, which {@link EmulatorControl#advanceClock} moves: give it to the server under test too. */
    public Clock clock() {
        return clock;
    }

    private World newWorld() {
        return new World(clock, ids, configuration.settings());
    }

    private void reset() {
        faults.clear();
        journal.clear();
        clock.offset(Duration.ZERO);
        world.replace(newWorld());
        seed();
    }

    private void seed() {
        seedApps.forEach(control::app);
        configuration.users().forEach(control::user);
    }
}

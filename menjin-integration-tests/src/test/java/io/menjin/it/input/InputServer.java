package io.menjin.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.Settings;
import io.menjin.emulator.WeChatEmulator;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import io.menjin.it.harness.SqliteFile;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The server that gets all the bad input, as released but for its sources. */
final class InputServer implements AutoCloseable {

    /** Stands in every bad input; no answer may repeat it. */
    static final String MARK = "zq7input7mark";

    private final WeChatEmulator wechat;
    private final ServerProcess server;
    private final EmulatedApp app;
    private final AtomicInteger people = new AtomicInteger();

    private InputServer() throws IOException {
        wechat = WeChatEmulator.builder()
                .setting(Settings.LOGINS_PER_USER_AND_MINUTE, 0)
                .build()
                .start();
        app = wechat.control().app(AppSpec.generated());
        server = ServerProcess.start(ServerSetup.of("input", wechat)
                .patient()
                .source("shop", app)
                .with("menjin.clients.gateway.secret", "c4n4ry-gate-secret"));
    }

    EmulatorControl wechat() {
        return wechat.control();
    }

    String appId() {
        return app.appId();
    }

    ApiClient api() {
        return server.api();
    }

    URI baseUri() {
        return server.baseUri();
    }

    /** Somebody new. */
    Person person() {
        int id = people.incrementAndGet();
        return Person.born(wechat.control(), app.appId(), api(), "shop", "i" + id, "136%08d".formatted(id));
    }

    /** The token of somebody new. */
    String token() {
        return person().login().token();
    }

    /** Somebody new, and their login. */
    record Visitor(Person person, LoggedIn login) {}

    Visitor visitor() {
        Person person = person();
        return new Visitor(person, person.login());
    }

    Map<String, List<String>> stored() {
        return SqliteFile.in(server.dataFolder()).contents();
    }

    /** What a stranger's mistake must not cause: an echo, a trace of the program, an alarm in the log. */
    void assertHandledQuietly(Answer answer) {
        assertThat(answer.text()).doesNotContain(MARK);
        assertThat(server.printed())
                .doesNotContain(" ERROR ")
                .doesNotContain("Exception")
                .doesNotContain(MARK);
    }

    @Override
    public void close() {
        server.close();
        wechat.close();
    }

    /** One server for all of these tests. */
    static final class Shared extends io.menjin.it.harness.Shared<InputServer> {

        Shared() {
            super(InputServer.class, InputServer::new);
        }

        @Override
        protected void afterEach(InputServer shared) {
            // Whatever was sent, the next person is served.
            shared.person().login();
        }
    }
}

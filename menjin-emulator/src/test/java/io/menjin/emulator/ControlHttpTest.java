package io.menjin.emulator;

import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.emulator.junit.WeChatEmulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlHttpTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private final WeChatEmulator emulator = EMULATOR.emulator();
    private final EmulatorControl remote = EmulatorControl.connect(emulator.controlUri());

    @Test
    void steersOverHttpAsInTheProcess() {
        remote.user(UserSpec.user("dora").phone("13900000009"));
        remote.advanceClock(Duration.ofMinutes(1));
        remote.setting(Settings.SESSION_KEY_ROTATION, KeyRotation.ALWAYS);
        String code = remote.loginCode("dora", SHOP);

        assertThat(EMULATOR.control().user("dora")).isEqualTo(remote.user("dora"));
        assertThat(EMULATOR.control().now()).isEqualTo(TestWorld.START.plusSeconds(60));
        assertThat(EMULATOR.control().settings()).isEqualTo(remote.settings());
        assertThat(new WireClient(emulator.baseUri()).shopLogin(code).errcode()).isZero();
        assertThat(remote.calls("code2Session")).isEqualTo(1);
        assertThat(remote.snapshot()).isEqualTo(EMULATOR.control().snapshot());
    }

    @Test
    void saysWhyItRefuses() {
        assertThatThrownBy(() -> remote.loginCode("nobody", SHOP))
                .isInstanceOfSatisfying(
                        EmulatorException.class, e -> assertThat(e.status()).isEqualTo(404))
                .hasMessageContaining("there is no user \"nobody\"");
        assertThatThrownBy(() -> remote.user("not an id")).isInstanceOf(EmulatorException.class);
    }

    @Test
    void saysThatNobodyAnswers() {
        URI nowhere = URI.create("http://127.0.0.1:1/_emulator/v1");

        assertThatThrownBy(() -> EmulatorControl.connect(nowhere).users())
                .isInstanceOf(EmulatorException.class)
                .hasMessageContaining("does not answer");
    }

    @Test
    void listsTheCallsWhenAnExpectationFails() {
        new WireClient(emulator.baseUri()).shopLogin("x");

        remote.verify("code2Session", 1);
        assertThatThrownBy(() -> remote.verify("code2Session", 2))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected 2 calls of code2Session but there were 1")
                .hasMessageContaining("never issued this code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://127.0.0.1:8080", "http://[::1]:1"})
    void letsPagesOfThisMachineIn(String origin) throws Exception {
        HttpResponse<String> preflight = send("OPTIONS", origin);
        HttpResponse<String> answer = send("GET", origin);

        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .hasValue(origin);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://127.0.0.1.evil.example", "null", "http://localhost.evil", "x"})
    void keepsPagesFromElsewhereOut(String origin) throws Exception {
        assertThat(send("OPTIONS", origin).statusCode()).isEqualTo(403);
        assertThat(send("GET", origin).statusCode()).isEqualTo(403);
    }

    @Test
    void keepsARebindingNameOut() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", emulator.baseUri().getPort())) {
            socket.getOutputStream()
                    .write("GET /_emulator/v1/apps HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes());
            InputStream answer = socket.getInputStream();

            assertThat(new String(answer.readAllBytes())).startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        int port = emulator.baseUri().getPort();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> connect(address, port)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void startsOnceAndStopsTwice() throws Exception {
        WeChatEmulator other = TestWorld.builder().build().start();
        URI base = other.baseUri();

        assertThatThrownBy(other::start).isInstanceOf(IllegalStateException.class);
        other.close();
        other.close();
        assertThatThrownBy(other::baseUri).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> connect(InetAddress.getLoopbackAddress(), base.getPort()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysThatThePortIsTaken() {
        int taken = emulator.baseUri().getPort();

        assertThatThrownBy(() -> TestWorld.builder().port(taken).build().start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(Integer.toString(taken));
    }

    private HttpResponse<String> send(String method, String origin) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(emulator.controlUri() + "/users"))
                                .header("Origin", origin)
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }
}

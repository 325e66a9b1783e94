package io.menjin.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.UserSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** What {@code ./dev} runs: the emulator's control API at the shop's own address. */
@ActiveProfiles("dev")
@TestPropertySource(properties = "MENJIN_SHOP_SECRET=overridden-below")
class DevProfileTest extends ShopTestBase {

    private static final String LOGIN = "POST /_emulator/v1/users/alice/login";
    private static final String ALICE = "{\"id\":\"alice\",\"phone\":\"13800000001\"}";

    @Test
    void theShopsOwnPageReachesTheEmulator() throws IOException {
        WECHAT.control().user(UserSpec.user("alice"));

        assertThat(ask(own(), "http://" + own(), LOGIN, "{}"))
                .startsWith("HTTP/1.1 200")
                .contains("\"code\"");
    }

    @Test
    void nobodyElsesPageDoes() throws IOException {
        WECHAT.control().user(UserSpec.user("alice"));

        assertThat(ask(own(), "http://evil.example", LOGIN, "{}"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("\"code\"");
        assertThat(ask("evil.example:" + server().getPort(), "http://evil.example", LOGIN, "{}"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("\"code\"");
    }

    @Test
    void whatOnlyWeChatKnowsStaysWithTheEmulator() throws IOException {
        WECHAT.control().user(UserSpec.user("alice").phone("13800000001"));
        String secret = WECHAT.control().apps().get(0).secret();
        String openId = WECHAT.control().users().stream()
                .filter(user -> user.id().equals("alice"))
                .findFirst()
                .orElseThrow()
                .identities()
                .get(0)
                .openId();

        for (String line : List.of(
                "GET /_emulator/v1/apps",
                "GET /_emulator/v1/apps/" + Phone.APP_ID,
                "POST /_emulator/v1/apps",
                "GET /_emulator/v1/users",
                "GET /_emulator/v1/users/alice",
                "HEAD /_emulator/v1/users",
                "GET /_emulator/v1/snapshot",
                "GET /_emulator/v1/../v1/apps",
                "GET /_emulator/v1/clock/../apps",
                "GET /_emulator/v1/%61pps",
                "GET /_emulator/v1/apps;x=/clock",
                "GET /_emulator//v1/apps")) {
            assertThat(ask(own(), "http://" + own(), line, "{\"appId\":\"" + Phone.APP_ID + "\"}"))
                    .as(line)
                    .matches("(?s)HTTP/1.1 40[034] .*")
                    .doesNotContain(secret, openId, "13800000001");
        }
    }

    @Test
    void aNumberIsTakenDownWithoutAWord() throws IOException {
        assertThat(ask(own(), "http://" + own(), "POST /_emulator/v1/users", ALICE))
                .startsWith("HTTP/1.1 204")
                .doesNotContain("openId", "13800000001");
        assertThat(WECHAT.control().users())
                .anySatisfy(user -> assertThat(user.phone()).isEqualTo("13800000001"));
        assertThat(ask(own(), "http://" + own(), "POST /_emulator/v1/users", "{\"id\":\"\"}"))
                .startsWith("HTTP/1.1 400")
                .contains("invalid_request");
    }

    private String own() {
        return "127.0.0.1:" + server().getPort();
    }

    @Test
    void somebodyMayHaveBeenHereBefore() throws IOException {
        WECHAT.control().user(UserSpec.user("erin").phone("13800000005"));

        for (int i = 0; i < 2; i++) {
            assertThat(ask(own(), "http://" + own(), "POST /_dev/regulars/erin", ""))
                    .startsWith("HTTP/1.1 204");
        }
        assertThat(ask(own(), "http://evil.example", "POST /_dev/regulars/erin", ""))
                .startsWith("HTTP/1.1 403");
        assertThat(ask(own(), "http://" + own(), "POST /_dev/regulars/nobody", ""))
                .startsWith("HTTP/1.1 404");

        Phone erin = new Phone(server(), WECHAT.control(), "erin").login();
        Phone.Reply me = erin.get("/v1/me").expect(200);
        assertThat(me.text("user.nickname")).isEqualTo("南乔");
        assertThat(me.text("user.phone.masked")).isEqualTo("138****0005");
        assertThat(erin.get("/v1/me/sessions").expect(200).body().path("sessions"))
                .hasSize(1);
    }

    @Test
    void thePanelBesideThePhoneMayListen() throws IOException {

        try (Socket socket = new Socket(server().getHost(), server().getPort())) {
            socket.getOutputStream()
                    .write(("GET /_menjin/events HTTP/1.1\r\nHost: " + own() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    /** By hand: Java's client chooses the Host itself. */
    private String ask(String host, String origin, String line, String body) throws IOException {
        URI server = server();
        try (Socket socket = new Socket(server.getHost(), server.getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            String request = line + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin + "\r\nContent-Length: "
                    + body.length() + "\r\nConnection: close\r\n\r\n" + body;
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

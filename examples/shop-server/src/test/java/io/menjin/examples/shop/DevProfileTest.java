package io.menjin.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.UserSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** What {@code ./dev} runs: the emulator's control API at the shop's own address. */
@ActiveProfiles("dev")
@TestPropertySource(properties = "MENJIN_SHOP_SECRET=overridden-below")
class DevProfileTest extends ShopTestBase {

    @Test
    void theShopsOwnPageReachesTheEmulator() throws IOException {
        String own = "127.0.0.1:" + server().getPort();

        assertThat(ask(own, "http://" + own)).startsWith("HTTP/1.1 200").contains("\"apps\"");
    }

    @Test
    void nobodyElsesPageDoes() throws IOException {
        String own = "127.0.0.1:" + server().getPort();

        assertThat(ask(own, "http://evil.example")).startsWith("HTTP/1.1 403").doesNotContain("\"apps\"");
        assertThat(ask("evil.example:" + server().getPort(), "http://evil.example"))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("\"apps\"");
    }

    @Test
    void somebodyMayHaveBeenHereBefore() throws IOException {
        WECHAT.control().user(UserSpec.user("erin").phone("13800000005"));
        String own = "127.0.0.1:" + server().getPort();

        for (int i = 0; i < 2; i++) {
            assertThat(send("POST", "/_dev/regulars/erin", own, "http://" + own))
                    .startsWith("HTTP/1.1 204");
        }
        assertThat(send("POST", "/_dev/regulars/erin", own, "http://evil.example"))
                .startsWith("HTTP/1.1 403");
        assertThat(send("POST", "/_dev/regulars/nobody", own, "http://" + own)).startsWith("HTTP/1.1 404");

        Phone erin = new Phone(server(), WECHAT.control(), "erin").login();
        Phone.Reply me = erin.get("/v1/me").expect(200);
        assertThat(me.text("user.nickname")).isEqualTo("南乔");
        assertThat(me.text("user.phone.masked")).isEqualTo("138****0005");
        assertThat(erin.get("/v1/me/sessions").expect(200).body().path("sessions"))
                .hasSize(1);
    }

    @Test
    void thePanelBesideThePhoneMayListen() throws IOException {
        String own = "127.0.0.1:" + server().getPort();

        try (Socket socket = new Socket(server().getHost(), server().getPort())) {
            socket.getOutputStream()
                    .write(("GET /_menjin/events HTTP/1.1\r\nHost: " + own + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        }
    }

    private String ask(String host, String origin) throws IOException {
        return send("GET", "/_emulator/v1/apps", host, origin);
    }

    /** By hand: Java's client chooses the Host itself. */
    private String send(String method, String path, String host, String origin) throws IOException {
        URI server = server();
        try (Socket socket = new Socket(server.getHost(), server.getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

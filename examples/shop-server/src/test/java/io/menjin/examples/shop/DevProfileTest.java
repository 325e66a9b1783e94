package io.menjin.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** By hand: Java's client chooses the Host itself. */
    private String ask(String host, String origin) throws IOException {
        URI server = server();
        try (Socket socket = new Socket(server.getHost(), server.getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            String request = "GET /_emulator/v1/apps HTTP/1.1\r\nHost: " + host + "\r\nOrigin: " + origin
                    + "\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static io.menjin.wechat.Failing.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.menjin.core.secret.LoginCode;
import io.menjin.core.wechat.WeChatException;
import io.menjin.core.wechat.WeChatException.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    static Path directory;

    private static TestCertificates certificates;

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = new TestCertificates(directory);
        certificates.selfSigned("self-signed", "ip:127.0.0.1");
        certificates.signed("good", "CN=localhost", "ip:127.0.0.1");
        certificates.signed("other-host", "CN=127.0.0.1", "dns:evil.example");
        certificates.signed("expired", "CN=localhost", "ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    @Test
    void refusesASelfSignedUpstream() throws Exception {
        assertRefused(exchangeFails(serve("self-signed"), null));
    }

    @Test
    void refusesAnAuthorityThatTheMachineDoesNotKnow() throws Exception {
        assertRefused(exchangeFails(serve("good"), null));
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        assertRefused(exchangeFails(serve("other-host"), certificates.trustingTheAuthority()));
    }

    @Test
    void refusesAnExpiredCertificate() throws Exception {
        assertRefused(exchangeFails(serve("expired"), certificates.trustingTheAuthority()));
    }

    @Test
    void takesACertificateThatIsTrustedAndOfThisHost() throws Exception {
        WeChatClient client = client(serve("good"), certificates.trustingTheAuthority());

        assertThat(client.exchange(source(), new LoginCode("code")).openId().value())
                .isEqualTo("oAbc");
        assertThat(requests).hasValue(1);
    }

    @Test
    void usesATrustedConnectionAgainAfterARest() throws Exception {
        AtomicLong rested = new AtomicLong();
        WeChatClient client = WeChatClient.builder()
                .settings(EmulatedWeChat.patient(serve("good")))
                .sslContext(certificates.trustingTheAuthority())
                .nanoTicker(() -> System.nanoTime() + rested.get())
                .build();
        open.add(client);

        client.exchange(source(), new LoginCode("code"));
        rested.set(Duration.ofSeconds(5).toNanos());
        client.exchange(source(), new LoginCode("code"));

        assertThat(requests).hasValue(2);
        assertThat(connections).hasValue(1);
    }

    private void assertRefused(WeChatException failure) {
        assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("TLS");
        assertThat(requests).as("requests that the impostor saw").hasValue(0);
    }

    private WeChatException exchangeFails(URI uri, SSLContext trust) {
        return failureOf(() -> client(uri, trust).exchange(source(), new LoginCode("code")));
    }

    private WeChatClient client(URI uri, SSLContext trust) {
        WeChatClientBuilder builder = WeChatClient.builder().settings(EmulatedWeChat.patient(uri));
        WeChatClient client = (trust == null ? builder : builder.sslContext(trust)).build();
        open.add(client);
        return client;
    }

    private URI serve(String alias) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.server(alias)) {
            @Override
            public void configure(HttpsParameters parameters) {
                connections.incrementAndGet();
                super.configure(parameters);
            }
        });
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            byte[] body = "{\"openid\":\"oAbc\",\"session_key\":\"tiihtNczf5v6AKRyjwEUhQ==\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        open.add(() -> server.stop(0));
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }
}

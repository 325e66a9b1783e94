package io.menjin.spring.web.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP itself, as it arrives on the port for gateways. */
@WithServer
class ChecksProtocolTest {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    /** gateway:c4n4ry-gateway-secret. */
    private static final String BASIC = "Authorization: Basic Z2F0ZXdheTpjNG40cnktZ2F0ZXdheS1zZWNyZXQ=\r\n";

    private String token;
    private Wire wire;

    @BeforeEach
    void connect(TestServer server) throws IOException {
        token = server.login(server.newPerson());
        wire = new Wire(server.checksPort());
    }

    @AfterEach
    void disconnect() throws IOException {
        if (wire != null) {
            wire.close();
        }
    }

    @Test
    void keepsConnectionsOpen() throws IOException {
        for (int i = 0; i < 3; i++) {
            Wire.Response response = wire.send(Wire.verify(token)).receive();
            assertThat(response.status()).isEqualTo("HTTP/1.1 204 No Content");
            assertThat(response.header("Date")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
            assertThat(response.headers()).doesNotContainKeys("connection", "content-length");
        }
    }

    @Test
    void answersPipelinedRequestsInTheirOrder() throws IOException {
        // The first one has to ask the stores, the others have not.
        wire.send(Wire.verify(token)
                + Wire.verify("mj_garbage")
                + "POST /oauth2/introspect HTTP/1.1\r\nHost: a\r\n" + BASIC + FORM + "Content-Length: 7\r\n\r\ntoken=x"
                + Wire.verify(token)
                + "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                + Wire.verify(token));

        assertThat(wire.receive().code()).isEqualTo(204);
        assertThat(wire.receive().code()).isEqualTo(401);
        assertThat(wire.receive().body()).isEqualTo("{\"active\":false}");
        assertThat(wire.receive().code()).isEqualTo(204);
        Wire.Response last = wire.receive();
        assertThat(last.code()).isEqualTo(404);
        assertThat(last.header("Connection")).isEqualTo("close");
        assertThat(wire.isEnded()).isTrue();
    }

    @Test
    void takesARequestInAnyPieces() throws IOException {
        assertThat(wire.sendByteByByte(Wire.verify(token)).receive().code()).isEqualTo(204);
    }

    @Test
    void readsOverTheBodyOfAGet() throws IOException {
        String request = Wire.verify(token).replace("Host: a", "Host: a\r\nContent-Length: 30000");
        assertThat(wire.send(request + "x".repeat(30_000) + Wire.verify(token))
                        .receive()
                        .code())
                .isEqualTo(204);
        assertThat(wire.receive().code()).isEqualTo(204);
    }

    @Test
    void speaksHttp10() throws IOException {
        String request = Wire.verify(token).replace("HTTP/1.1\r\nHost: a", "HTTP/1.0");
        Wire.Response kept = wire.send(request.replace("\r\n\r\n", "\r\nConnection: keep-alive\r\n\r\n"))
                .receive();
        assertThat(kept.code()).isEqualTo(204);
        assertThat(kept.header("Connection")).isEqualTo("keep-alive");

        assertThat(wire.send(request).receive().header("Connection")).isEqualTo("close");
        assertThat(wire.isEnded()).isTrue();
    }

    @Test
    void takesAWholeAddress() throws IOException {
        assertThat(wire.send(Wire.verify(token).replace("/v1", "http://a/v1"))
                        .receive()
                        .code())
                .isEqualTo(204);
    }

    @Test
    void refusesAQueryThatIsNone() throws IOException {
        Wire.Response response = wire.send(Wire.verify(token).replace("/v1/verify", "/v1/verify?step=%zz"))
                .receive();
        assertThat(response.code()).isEqualTo(400);
        assertThat(response.body()).contains("The query string is not well-formed");
        assertThat(wire.send(Wire.verify(token)).receive().code()).isEqualTo(204);
    }

    @Test
    void letsAHeadHaveNoBody() throws IOException {
        String head = Wire.verify("x").replace("GET", "HEAD");
        wire.send(head + Wire.verify(token));
        // What the length says is not sent, so the next answer follows at once.
        assertThat(wire.receiveHead().header("Content-Length")).isNotEqualTo("0");
        assertThat(wire.receive().code()).isEqualTo(204);
    }

    @Test
    void saysWhenTheBodyMayCome() throws IOException {
        String head = "POST /oauth2/introspect HTTP/1.1\r\nHost: a\r\n" + BASIC + FORM + "Expect: 100-continue\r\n";
        assertThat(wire.send(head + "Content-Length: 7\r\n\r\n").receive().status())
                .isEqualTo("HTTP/1.1 100 Continue");
        assertThat(wire.send("token=x").receive().code()).isEqualTo(200);

        // Nobody has to send what is refused anyway.
        assertThat(wire.send(head + "Content-Length: 70000\r\n\r\n").receive().code())
                .isEqualTo(413);
        assertThat(wire.isEnded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "400 GET\r\n\r\n",
                "400 GET /v1/verify\r\n\r\n",
                "400 GET /v1/verify HTTP/1.1\r\n\r\n",
                "400 GET /v1/verify HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "400 GET /v1/verify HTTP/1.1\r\nHost: a\r\nno header\r\n\r\n",
                "400 GET /v1/verify HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n",
                "400 GET /v1/verify HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
                "400 GET /v1/verify HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "400 GET /v1/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "400 POST /v1/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "400 POST /v1/verify HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "400 \u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "417 GET /v1/verify HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n",
                "505 PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
            })
    void refusesWhatIsNoRequestAndCloses(String expected) throws IOException {
        Wire.Response response =
                wire.send(expected.substring(4) + Wire.verify(token)).receive();

        assertThat(response.code()).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"invalid_request\"").doesNotContain(token);
        assertThat(wire.isEnded()).isTrue();
    }

    @Test
    void refusesHeadersWithoutEnd() throws IOException {
        String many = "X-A: " + "a".repeat(100) + "\r\n";
        assertThat(wire.send("GET /v1/verify HTTP/1.1\r\nHost: a\r\n" + many.repeat(100) + "\r\n")
                        .receive()
                        .code())
                .isEqualTo(431);
        assertThat(wire.isEnded()).isTrue();
    }

    @Test
    void refusesALineWithoutEnd() throws IOException {
        assertThat(wire.send("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .receive()
                        .code())
                .isEqualTo(431);
        assertThat(wire.isEnded()).isTrue();
    }
}

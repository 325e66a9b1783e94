package io.menjin.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
import io.menjin.it.harness.RawConnection;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too large, requests that break off, addresses that do not exist, what is no HTTP at all. */
@ExtendWith(InputServer.Shared.class)
class TransportInputIT {

    private static final byte[] LARGE = ("{\"source\":\"shop\",\"code\":\"" + InputServer.MARK + "\",\"x\":\""
                    + "x".repeat(1_000_000) + "\"}")
            .getBytes(StandardCharsets.US_ASCII);

    private final InputServer server;

    TransportInputIT(InputServer server) {
        this.server = server;
    }

    @Test
    void bodiesThatSayTheyAreTooLargeAreRefusedUnread() {
        try (RawConnection connection = new RawConnection(server.baseUri())) {
            Answer answer = connection
                    .send("POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000000000\r\n\r\n{")
                    .problem();

            answer.problem(413, "too_large", "none");
            server.assertHandledQuietly(answer);
        }
    }

    @Test
    void bodiesThatTurnOutTooLargeAreRefused() {
        Map<String, List<String>> before = server.stored();
        Answer answer = server.api()
                .post("/v1/login")
                .body("application/json", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(LARGE)))
                .send();

        answer.problem(413, "too_large", "none");
        server.assertHandledQuietly(answer);
        assertThat(server.stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/register",
        "POST, /v1/logout",
        "PATCH, /v1/me",
        "PUT, /v1/me/phone",
        "POST, /v1/me/open-data",
    })
    void everyOperationBoundsItsBody(String method, String path) {
        String token = server.token();
        try (RawConnection connection = new RawConnection(server.baseUri())) {
            connection
                    .send(method + " " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + token + "\r\nContent-Length: 20000\r\n\r\n{")
                    .problem()
                    .problem(413, "too_large");
        }
    }

    @Test
    void avatarsThatAreTooLargeAreRefused() {
        String boundary = "b" + InputServer.MARK;
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOf(head, 3_000_000);

        Answer answer = server.api()
                .post("/v1/me/avatar")
                .token(server.token())
                .body("multipart/form-data; boundary=" + boundary, body)
                .send();

        answer.problem(413, "too_large");
        server.assertHandledQuietly(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not an image",
                "",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "GIF",
                "\u0089PN"
            })
    void avatarsThatAreNoPicturesAreRefused(String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../" + InputServer.MARK
                + ".png\"\r\nContent-Type: image/png\r\n\r\n" + content + "\r\n--b--\r\n";

        Answer answer = server.api()
                .post("/v1/me/avatar")
                .token(server.token())
                .body("multipart/form-data; boundary=b", body)
                .send();

        answer.problem(400, "invalid_request");
        server.assertHandledQuietly(answer);
    }

    @Test
    void aRequestThatBreaksOffLeavesNothingBehind() {
        Map<String, List<String>> before = server.stored();
        try (RawConnection connection = new RawConnection(server.baseUri())) {
            Answer answer = connection
                    .send("POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 500\r\n\r\n{\"source\":\"shop\",")
                    .endOfRequest()
                    .problem();
            answer.problem(400, "invalid_request");
            server.assertHandledQuietly(answer);
        }
        assertThat(server.stored()).isEqualTo(before);
    }

    @ParameterizedTest(name = "[{index}]")
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /v1/me\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/<me> HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "GET /v1/me?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/avatars/..%2f..%2fmenjin.db HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/avatars/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/me;a=b/../../x HTTP/1.1\r\nHost: a\r\n\r\n"
            })
    void whatIsNoProperRequestIsAProblemToo(String request) {
        try (RawConnection connection = new RawConnection(server.baseUri())) {
            Answer answer = connection.send(request).problem();
            assertThat(answer.status()).as(answer.text()).isIn(400, 401, 404);
            server.assertHandledQuietly(answer);
        }
    }

    @Test
    void aHeadThatIsTooLargeIsAProblemToo() {
        try (RawConnection connection = new RawConnection(server.baseUri())) {
            Answer answer = connection
                    .send("GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + "x".repeat(20_000) + "\r\n\r\n")
                    .problem();
            assertThat(answer.status()).isIn(400, 431);
            server.assertHandledQuietly(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/login,          405",
        "PUT,    /v1/login,          405",
        "DELETE, /v1/logout,         405",
        "POST,   /v1/me,             405",
        "GET,    /,                  404",
        "GET,    /v1,                404",
        "GET,    /v1/nothing,        404",
        "GET,    /v1/me/,            404",
        "GET,    /actuator/env,      404",
        "GET,    /actuator/heapdump, 404",
        "GET,    /error,             404",
        "GET,    /v1/avatars/none,   404",
    })
    void addressesAndMethodsThatDoNotExistAreProblemsToo(String method, String path, int status) {
        try (RawConnection connection = new RawConnection(server.baseUri())) {
            Answer answer = connection
                    .send(method + " " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                    .problem();
            answer.problem(status, "invalid_request");
            server.assertHandledQuietly(answer);
        }
    }
}

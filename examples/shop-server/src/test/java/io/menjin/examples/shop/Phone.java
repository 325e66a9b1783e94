package io.menjin.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatorControl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The mini program on somebody's phone, without its screen. */
final class Phone {
    static final String APP_ID = "wxemu00000000shop";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI server;
    private final EmulatorControl wechat;
    private final String person;
    private @Nullable String token;

    Phone(URI server, EmulatorControl wechat, String person) {
        this.server = server;
        this.wechat = wechat;
        this.person = person;
    }

    /** What the server said. */
    record Reply(int status, String contentType, JsonNode body) {
        Reply expect(int wanted) {
            assertThat(status).as("%s", body).isEqualTo(wanted);
            return this;
        }

        Reply expectProblem(int wanted, String code) {
            expect(wanted);
            assertThat(contentType).startsWith("application/problem+json");
            assertThat(text("code")).isEqualTo(code);
            assertThat(text("action")).isNotBlank();
            return this;
        }

        String text(String path) {
            return body.at("/" + path.replace('.', '/')).asString();
        }

        int number(String path) {
            return body.at("/" + path.replace('.', '/')).asInt();
        }
    }

    Phone login() {
        token = send("POST", "/v1/login", Map.of("source", "shop", "code", wechat.loginCode(person, APP_ID)), Map.of())
                .expect(200)
                .text("token");
        return this;
    }

    Phone giveNickname(String nickname) {
        send("PATCH", "/v1/me", Map.of("nickname", nickname), Map.of()).expect(200);
        return this;
    }

    Phone tapPhoneButton() {
        send(
                        "PUT",
                        "/v1/me/phone",
                        Map.of("code", wechat.tapPhone(person, APP_ID).code()),
                        Map.of())
                .expect(200);
        return this;
    }

    Reply get(String path) {
        return send("GET", path, null, Map.of());
    }

    Reply put(String path) {
        return send("PUT", path, null, Map.of());
    }

    Reply delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    Reply post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    Reply post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    private Reply send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).header("content-type", "application/json");
        headers.forEach(request::header);
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        String text = body == null ? "" : body instanceof String raw ? raw : JSON.writeValueAsString(body);
        try {
            HttpResponse<String> response = HTTP.send(
                    request.method(method, HttpRequest.BodyPublishers.ofString(text))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("content-type").orElse("");
            String answer = type.contains("json") ? response.body() : "{}";
            return new Reply(response.statusCode(), type, JSON.readTree(answer));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

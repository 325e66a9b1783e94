package io.menjin.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.internal.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FirstLoginTest {

    @Test
    void logsInAndReadsThePhoneNumber() throws Exception {
        try (WeChatEmulator emulator = WeChatEmulator.builder()
                .app(AppSpec.app("wxemu00000000shop"))
                .user(UserSpec.user("alice").phone("13800000001"))
                .build()
                .start()) {
            EmulatorControl control = EmulatorControl.connect(emulator.controlUri());
            EmulatedApp app = control.apps().get(0);
            String code = control.loginCode("alice", app.appId());
            HttpResponse<String> login = get(emulator.baseUri() + "/sns/jscode2session?appid=" + app.appId()
                    + "&secret=" + app.secret() + "&js_code=" + code + "&grant_type=authorization_code");
            assertThat(login.headers().firstValue("Content-Type")).hasValue("text/plain");
            JsonNode session = Json.parse(login.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(session.propertyNames()).containsExactly("session_key", "openid");
            assertThat(session.path("openid").asString())
                    .isEqualTo(control.user("alice").openId(app.appId()));

            HttpResponse<String> again = get(emulator.baseUri() + "/sns/jscode2session?appid=" + app.appId()
                    + "&secret=" + app.secret() + "&js_code=" + code + "&grant_type=authorization_code");
            assertThat(again.body()).contains("\"errcode\":40163").contains(", rid: ");
            assertThat(again.headers().firstValue("X-Emulator-Explain").orElse(""))
                    .contains("exchanged before");

            String token = Json.parse(get(emulator.baseUri() + "/cgi-bin/token?grant_type=client_credential&appid="
                                    + app.appId() + "&secret=" + app.secret())
                            .body()
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .path("access_token")
                    .asString();
            HttpResponse<String> phone = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(emulator.baseUri()
                                            + "/wxa/business/getuserphonenumber?access_token=" + token))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of(
                                            "code",
                                            String.valueOf(control.tapPhone("alice", app.appId())
                                                    .code())))))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(phone.body()).contains("\"purePhoneNumber\":\"13800000001\"");
            control.verify("code2Session", 2);
        }
    }

    private static HttpResponse<String> get(String uri) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }
}

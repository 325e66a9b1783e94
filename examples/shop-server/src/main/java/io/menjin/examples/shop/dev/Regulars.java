package io.menjin.examples.shop.dev;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /_dev/regulars/dora} lets somebody have been here before: they log in, give a name and perhaps a number, and
 * go. Nothing happens a second time. It does by HTTP what their phone would have done. Thread-safe.
 */
class Regulars extends HttpServlet {
    static final String PATH = "/_dev/regulars";

    private static final long serialVersionUID = 1L;
    private static final String APP = "{\"appId\":\"wxemu00000000shop\"}";
    private static final Map<String, Regular> PEOPLE =
            Map.of("dora", new Regular("知夏", false), "erin", new Regular("南乔", true));

    private final URI emulator;
    private final transient HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final transient JsonMapper json = JsonMapper.shared();

    Regulars(URI emulator) {
        this.emulator = emulator;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        Regular regular = PEOPLE.get(id);
        if (!OwnPages.ask(request) || regular == null) {
            response.setStatus(regular == null ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        try {
            new Visit(URI.create("http://127.0.0.1:" + request.getLocalPort()), id).by(regular);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
        }
    }

    private record Regular(String nickname, boolean givesPhone) {}

    private final class Visit {
        private final URI shop;
        private final String person;

        Visit(URI shop, String person) {
            this.shop = shop;
            this.person = person;
        }

        void by(Regular regular) throws IOException, InterruptedException {
            String login = json.writeValueAsString(Map.of("source", "shop", "code", codeOf("login")));
            JsonNode answer = send(shop, "POST", "/v1/login", login, null);
            String token = answer.path("token").asString();
            JsonNode user = answer.path("user");
            if (!user.at("/steps/profile").asBoolean()) {
                send(shop, "PATCH", "/v1/me", json.writeValueAsString(Map.of("nickname", regular.nickname())), token);
            }
            if (regular.givesPhone() && !user.at("/steps/phone").asBoolean()) {
                String code = json.writeValueAsString(Map.of("code", codeOf("phone")));
                send(shop, "PUT", "/v1/me/phone", code, token);
            }
            send(shop, "POST", "/v1/logout", "{}", token);
        }

        private String codeOf(String act) throws IOException, InterruptedException {
            String path = EmulatorProxy.PATH + "/v1/users/" + person + "/" + act;
            return send(emulator, "POST", path, APP, null).path("code").asString();
        }

        private JsonNode send(URI base, String method, String path, String body, @Nullable String token)
                throws IOException, InterruptedException {
            HttpRequest.Builder call = HttpRequest.newBuilder(base.resolve(path))
                    .header("content-type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (token != null) {
                call.header("authorization", "Bearer " + token);
            }
            HttpResponse<String> answer = http.send(call.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(method + " " + path + " answered " + answer.statusCode());
            }
            return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
        }
    }
}

package io.menjin.emulator;

import static io.menjin.emulator.TestWorld.MALL;
import static io.menjin.emulator.TestWorld.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import io.menjin.emulator.internal.json.Json;
import io.menjin.emulator.junit.WeChatEmulatorExtension;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every answer that the document declares is given once over HTTP, and is as declared. */
class OpenApiContractTest {

    @RegisterExtension
    static final WeChatEmulatorExtension EMULATOR = TestWorld.extension();

    private static final String YAML = "/io/menjin/emulator/openapi.yaml";
    private static final String PREFIX = "/_emulator/v1";
    private static final String REVOKE = "{\"appId\":\"" + SHOP + "\",\"event\":\"user_info_modified\"}";

    private final OpenApiInteractionValidator validator =
            OpenApiInteractionValidator.createFor(YAML).build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Set<String> seen = new TreeSet<>();

    @Test
    void givesEveryDeclaredAnswerAsDeclared() throws Exception {
        apps();
        users();
        client();
        faults();
        clockAndJournal();
        state();

        assertThat(seen).containsAll(declared());
    }

    @Test
    void answersWhatIsNotDeclaredWithAProblem() throws Exception {
        HttpResponse<String> unknown = http.send(
                HttpRequest.newBuilder(URI.create(EMULATOR.emulator().controlUri() + "/nothing"))
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> wrongMethod = http.send(
                HttpRequest.newBuilder(URI.create(EMULATOR.emulator().controlUri() + "/clock"))
                        .DELETE()
                        .build(),
                BodyHandlers.ofString());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(unknown.body()).contains("\"code\":\"not_found\"");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.body()).contains("this path takes GET, POST only");
    }

    private void apps() throws Exception {
        call(Method.POST, "/apps", "{}", 201);
        call(Method.POST, "/apps", "{\"appId\":\"" + MALL + "\",\"openPlatform\":\"\"}", 200);
        call(Method.POST, "/apps", "{\"apId\":\"x\"}", 400);
        call(Method.POST, "/apps", "{\"encodingAesKey\":\"short\"}", 400);
        call(Method.POST, "/apps", "{", 400);
        call(Method.GET, "/apps", null, 200);
        call(Method.GET, "/apps/" + SHOP, null, 200);
        call(Method.GET, "/apps/none", null, 404);
        call(Method.POST, "/apps/none/push-check", null, 404);
        call(Method.POST, "/apps/" + SHOP + "/push-check", null, 400);
        foreign(Method.GET, "/apps");
        foreign(Method.POST, "/apps");
        try (PushReceiver receiver = new PushReceiver()) {
            EMULATOR.control().app(AppSpec.app(SHOP).push(receiver.url(), "token", "A".repeat(43)));
            call(Method.POST, "/apps/" + SHOP + "/push-check", null, 200);
            call(Method.POST, "/users/alice/push", REVOKE, 200);
            call(
                    Method.POST,
                    "/users/alice/push",
                    REVOKE.replace("}", ",\"mode\":\"secure\",\"format\":\"xml\"}"),
                    200);
        }
        call(Method.POST, "/users/alice/push", REVOKE.replace("}", ",\"mode\":\"x\"}"), 400);
        call(Method.POST, "/users/nobody/push", REVOKE, 404);
    }

    private void users() throws Exception {
        call(Method.POST, "/users", "{\"id\":\"new\",\"behaviour\":[\"high-risk\"],\"newEachStart\":true}", 201);
        call(Method.POST, "/users", "{\"id\":\"new\",\"behaviour\":\"refuses-phone\"}", 200);
        call(Method.POST, "/users", "{\"id\":\"new\",\"behaviour\":\"dances\"}", 400);
        call(Method.POST, "/users", "{\"id\":\"not an id\"}", 400);
        call(Method.POST, "/users", "{\"id\":\"new\",\"phone\":\"+86 1\"}", 400);
        call(Method.GET, "/users", null, 200);
        call(Method.GET, "/users/alice", null, 200);
        call(Method.GET, "/users/nobody", null, 404);
    }

    private void client() throws Exception {
        String inShop = "{\"appId\":\"" + SHOP + "\"}";
        for (String action : new String[] {
            "login", "check-session", "phone", "profile", "encrypt-key", "rotate-session-key", "expire-session-key"
        }) {
            call(Method.POST, "/users/alice/" + action, inShop, 200);
            call(Method.POST, "/users/nobody/" + action, inShop, 404);
            call(Method.POST, "/users/alice/" + action, "{\"appId\":1}", 400);
            call(Method.POST, "/users/alice/" + action, null, 400);
        }
        call(Method.POST, "/users/bob/phone", inShop, 200);
        call(Method.POST, "/users/alice/profile", "{\"appId\":\"" + SHOP + "\",\"anonymous\":true}", 200);
        call(Method.POST, "/users/alice/profile", "{\"appId\":\"" + SHOP + "\",\"withIds\":true}", 200);
        call(Method.POST, "/users/alice/pay", inShop, 201);
        call(Method.POST, "/users/nobody/pay", inShop, 404);
        call(Method.POST, "/users/alice/pay", "{\"mchId\":7}", 400);
        String data = "{\"appId\":\"" + SHOP + "\",\"data\":{\"a\":1}}";
        call(Method.POST, "/users/alice/open-data", data, 200);
        call(Method.POST, "/users/nobody/open-data", data, 404);
        call(Method.POST, "/users/alice/open-data", inShop, 400);
    }

    private void faults() throws Exception {
        String fault = "{\"api\":\"token\",\"times\":2,\"delay\":\"5ms\",\"drip\":{\"every\":1},\"truncate\":true,"
                + "\"headers\":{\"A\":\"b\"},\"body\":{\"errcode\":1},\"drop\":\"middle\",\"execute\":false}";
        String id = Json.parse(call(Method.POST, "/faults", fault, 201).getBytes())
                .path("id")
                .stringValue();
        call(Method.POST, "/faults", "{\"api\":\"token\",\"drop\":\"later\"}", 400);
        call(Method.POST, "/faults", "{\"api\":\"token\",\"delay\":\"soon\"}", 400);
        call(Method.POST, "/faults", "{\"api\":\"token\",\"delay\":-1}", 400);
        call(Method.POST, "/faults", "{\"api\":\"token\",\"times\":0}", 400);
        call(Method.GET, "/faults", null, 200);
        call(Method.DELETE, "/faults/" + id, null, 204);
        call(Method.DELETE, "/faults/" + id, null, 404);
        call(Method.DELETE, "/faults", null, 204);
    }

    private void clockAndJournal() throws Exception {
        WireClient wechat = new WireClient(EMULATOR.baseUri());
        wechat.shopLogin(EMULATOR.control().loginCode("alice", SHOP));
        wechat.shopLogin("x");
        wechat.get("/unknown", Map.of());
        EMULATOR.control().fault(Fault.on("token").times(1).errcode(-1));
        wechat.token(SHOP, "x");
        call(Method.GET, "/journal", null, 200);
        call(Method.GET, "/journal?api=code2Session&appId=" + SHOP + "&outcome=refused&errcode=40029", null, 200);
        call(Method.GET, "/journal?since=1&user=alice", null, 200);
        call(Method.GET, "/journal?since=2026-11-21T08:00:00Z", null, 200);
        call(Method.GET, "/journal?since=yesterday", null, 400);
        call(Method.DELETE, "/journal", null, 204);
        call(Method.GET, "/clock", null, 200);
        call(Method.POST, "/clock", "{\"advance\":300}", 200);
        call(Method.POST, "/clock", "{\"set\":\"2026-11-22T00:00:00Z\",\"advance\":\"1h\"}", 200);
        call(Method.POST, "/clock", "{\"set\":1700000000}", 200);
        call(Method.POST, "/clock", "{}", 400);
        call(Method.POST, "/clock", "{\"set\":\"noon\"}", 400);
    }

    private void state() throws Exception {
        call(Method.GET, "/settings", null, 200);
        call(Method.PATCH, "/settings", "{\"sessionKeyTtl\":\"PT1H\",\"sessionKeyRotation\":\"always\"}", 200);
        call(Method.PATCH, "/settings", "{\"sessionKeyTtl\":\"long\"}", 400);
        call(Method.PATCH, "/settings", "{\"sessionKeyTtl\":null}", 400);
        call(Method.PATCH, "/settings", "{\"unknown\":1}", 400);
        call(Method.PATCH, "/settings", "[]", 400);
        String snapshot = call(Method.GET, "/snapshot", null, 200);
        call(Method.PUT, "/snapshot", snapshot, 204);
        call(Method.PUT, "/snapshot", "{}", 400);
        call(Method.GET, "/fidelity", null, 200);
        call(Method.GET, "/openapi.yaml", null, 200);
        call(Method.DELETE, "/state", null, 204);
        // The stream has a test of its own.
        seen.add("GET /events 200");
    }

    private String call(Method method, String pathAndQuery, String body, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(EMULATOR.emulator().controlUri() + pathAndQuery))
                .method(method.name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as(method + " " + pathAndQuery + " " + body + " -> " + response.body())
                .isEqualTo(status);
        check(method, pathAndQuery, response);
        return response.body();
    }

    /** A page from elsewhere, in a browser on this machine. */
    private void foreign(Method method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(EMULATOR.emulator().controlUri() + path))
                .header("Origin", "https://evil.example")
                .method(method.name(), BodyPublishers.noBody())
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(403);
        check(method, path, response);
    }

    private void check(Method method, String pathAndQuery, HttpResponse<String> response) {
        String path = pathAndQuery.replaceFirst("\\?.*", "");
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.statusCode());
        response.headers().firstValue("Content-Type").ifPresent(builder::withContentType);
        ValidationReport report = validator.validateResponse(
                PREFIX + path,
                method,
                (response.body().isEmpty() ? builder : builder.withBody(response.body())).build());
        assertThat(report.getMessages())
                .as(method + " " + pathAndQuery + " " + response.body())
                .isEmpty();
        seen.add(method + " " + template(path) + " " + response.statusCode());
    }

    private static String template(String path) {
        return path.replaceFirst("^/users/[^/]+", "/users/{id}")
                .replaceFirst("^/apps/[^/]+", "/apps/{appId}")
                .replaceFirst("^/faults/[^/]+", "/faults/{id}");
    }

    private static Set<String> declared() {
        OpenAPI document = new OpenAPIV3Parser().read(YAML);
        Set<String> declared = new TreeSet<>();
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> operation
                                .getResponses()
                                .keySet()
                                .forEach(status -> declared.add(method + " " + path + " " + status))));
        assertThat(declared).hasSizeGreaterThan(60);
        return declared;
    }
}

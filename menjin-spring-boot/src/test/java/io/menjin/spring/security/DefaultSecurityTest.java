package io.menjin.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An application that relies on Spring Boot to close everything. */
class DefaultSecurityTest {
    @Configuration(proxyBeanMethods = false)
    static class Application {
        @Bean
        Controller controller() {
            return new Controller();
        }
    }

    @RestController
    static class Controller {
        @GetMapping("/internal/report")
        String report() {
            return "secret figures";
        }
    }

    @Test
    void ourChainOpensOurPathsAndNoOthers() throws Exception {
        try (TestServer server = TestServer.builder()
                .withSpringSecurity()
                .source(Application.class)
                .property("menjin.web.exclusive", "false")
                .start()) {
            String token = server.login(server.newPerson());
            server.get("/v1/me").bearer(token).send().expect(200);
            server.post("/oauth2/introspect")
                    .basic("gateway", "gateway-secret")
                    .body("application/x-www-form-urlencoded", "token=" + token)
                    .send()
                    .expect(200);
            server.post("/v1/login").json(Map.of()).send().expect(400).expectProblem("invalid_request");

            HttpResponse<String> closed = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.base() + "/internal/report"))
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(closed.statusCode()).isIn(302, 401);
            assertThat(closed.body()).doesNotContain("secret figures");
        }
    }
}

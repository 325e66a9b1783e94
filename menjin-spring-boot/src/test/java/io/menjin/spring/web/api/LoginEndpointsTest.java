package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithServer
class LoginEndpointsTest {

    @Test
    void logsInAndAnswersWithTheUser(TestServer server) {
        Reply reply = server.post("/v1/login")
                .json(Map.of("source", "shop", "code", server.code("alice", TestServer.SHOP)))
                .send()
                .expect(200);

        assertThat(reply.at("token")).startsWith("mj_");
        assertThat(reply.at("user.authStep")).isEqualTo("1");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        server.get("/v1/me").bearer(reply.at("token")).send().expect(200);
    }
}

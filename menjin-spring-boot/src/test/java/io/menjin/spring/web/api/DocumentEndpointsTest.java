package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@WithServer
class DocumentEndpointsTest {
    @Test
    void servesTheContract(TestServer server) {
        Reply contract = server.get("/openapi.yaml").send().expect(200);

        assertThat(Path.of("../openapi.yaml")).hasBinaryContent(contract.bytes());
        assertThat(contract.header("Content-Type")).isEqualTo("application/yaml");
    }

    @Test
    void servesAPageForEachProblem(TestServer server) {
        Reply page = server.get("/problems/code_used").send().expect(200);

        assertThat(page.text()).startsWith("## code_used").contains("40163").contains("状态码 409");
        assertThat(page.header("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
}

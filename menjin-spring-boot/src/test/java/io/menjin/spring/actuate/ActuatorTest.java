package io.menjin.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Fault;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithServer
class ActuatorTest {
    private static final String ENDPOINT = "/actuator/menjin/";

    private static String idOf(TestServer server, String token) {
        return server.get("/v1/me").bearer(token).send().expect(200).at("user.id");
    }

    @Test
    void healthIsUpAndNeverCallsWeChat(TestServer server) {
        server.wechat().clearJournal();

        Reply health = server.get("/actuator/health").send().expect(200);

        assertThat(health.at("status")).isEqualTo("UP");
        assertThat(health.at("components.menjin.details.store")).isEqualTo("answering");
        assertThat(health.at("components.menjin.details.activeKey")).startsWith("generated-");
        assertThat(server.wechat().journal()).isEmpty();
    }

    @Test
    void healthRemembersWhatWeChatSaidLast(TestServer server) {
        server.wechat().fault(Fault.on("jscode2session").errcode(40164).times(1));
        server.post("/v1/login")
                .json(Map.of("source", "shop", "code", "any"))
                .send()
                .expect(502);

        Reply health = server.get("/actuator/health").send().expect(200);

        String login = "components.menjin.details.wechat.shop.login.";
        assertThat(health.at("status")).isEqualTo("UP");
        assertThat(health.at(login + "lastErrcode")).isEqualTo("40164");
        assertThat(health.at(login + "lastOutcome")).isEqualTo("rejected");
        assertThat(health.at(login + "circuit")).isEqualTo("closed");
        assertThat(health.at(login + "hint")).contains("allow list");
    }

    @Test
    void infoMasksTheAppIds(TestServer server) {
        assertThat(server.get("/actuator/info").send().expect(200).at("menjin.sources.shop"))
                .isEqualTo("wxem****shop");
    }

    @Test
    void summaryNamesTheSources(TestServer server) {
        Reply summary = server.get("/actuator/menjin").send().expect(200);

        assertThat(summary.at("sources.bank.registration")).isEqualTo("phone");
        assertThat(summary.at("sources.shop.push")).isEqualTo("true");
        assertThat(summary.at("storeAnswers")).isEqualTo("true");
        assertThat(summary.text()).doesNotContain(TestServer.SHOP).doesNotContain("0123456789abcdef");
    }

    @Test
    void operatorsSuspendAndResume(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        String id = idOf(server, token);

        Reply suspended = change(server, id, "suspend").expect(200);
        assertThat(suspended.at("state")).isEqualTo("suspended");
        assertThat(suspended.at("history.0.action")).isEqualTo("suspended");
        assertThat(server.get("/v1/me").bearer(token).send().status()).isIn(401, 403);
        server.post("/v1/login")
                .json(Map.of("source", "shop", "code", server.code(person, TestServer.SHOP)))
                .send()
                .expect(403)
                .expectProblem("account_suspended");

        assertThat(change(server, id, "resume").expect(200).at("state")).isEqualTo("active");
        String again = server.login(person);
        change(server, id, "end_sessions").expect(200);
        server.get("/v1/me").bearer(again).send().expect(401).expectProblem("token_revoked");
    }

    @Test
    void operatorsSeeMaskedValuesAndErase(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        String id = idOf(server, token);
        server.bindPhone(person, token);

        Reply account = server.get(ENDPOINT + id).send().expect(200);
        assertThat(account.at("phone")).contains("****");
        assertThat(account.text()).doesNotContain(server.wechat().user(person).phone());

        assertThat(server.delete(ENDPOINT + id).send().status()).isIn(200, 204);
        server.get(ENDPOINT + id).send().expect(404);
        server.get("/v1/me").bearer(token).send().expect(401);
        assertThat(server.post("/v1/login")
                        .json(Map.of("source", "shop", "code", server.code(person, TestServer.SHOP)))
                        .send()
                        .expect(200)
                        .at("created"))
                .isEqualTo("true");
    }

    @Test
    void unknownAccountsAreNotFoundAndNonsenseIsRefused(TestServer server) {
        String unknown = "01a1fe42-0570-7bff-8cd8-a860e673f252";

        server.get(ENDPOINT + unknown).send().expect(404);
        change(server, unknown, "suspend").expect(404);
        change(server, unknown, "end_sessions").expect(404);
        assertThat(server.get(ENDPOINT + "nonsense").send().status()).isEqualTo(400);
    }

    @Test
    void hidesOurSecretsEvenWhereValuesAreShown(TestServer server) {
        for (String endpoint : new String[] {"/actuator/env", "/actuator/configprops"}) {
            assertThat(server.get(endpoint).send().expect(200).text())
                    .contains("menjin")
                    .doesNotContain("5ec2e7c0de0123456789abcdef012345")
                    .doesNotContain("c4n4ry-gateway-secret")
                    .doesNotContain(TestServer.PUSH_KEY)
                    .doesNotContain(TestServer.PUSH_TOKEN);
        }
    }

    private static Reply change(TestServer server, String id, String change) {
        return server.post(ENDPOINT + id)
                .json(Map.of("change", change, "reason", "test"))
                .send();
    }
}

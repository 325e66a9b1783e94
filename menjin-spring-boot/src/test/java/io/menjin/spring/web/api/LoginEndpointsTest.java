package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithServer
class LoginEndpointsTest {
    private static Reply login(TestServer server, String source, String code, String key) {
        return server.post("/v1/login")
                .header("Idempotency-Key", key)
                .json(Map.of("source", source, "code", code))
                .send();
    }

    @Test
    void logsInAndAnswersWithTheUser(TestServer server) {
        Instant before = server.wechat().now();
        Reply reply = server.post("/v1/login")
                .json(Map.of(
                        "source", "shop",
                        "code", server.code(server.newPerson(), TestServer.SHOP),
                        "device", Map.of("id", "d1", "model", "iPhone 17", "newer", "member")))
                .send()
                .expect(200);

        assertThat(reply.at("token")).matches("mj_[A-Za-z0-9_-]{40,}");
        assertThat(reply.at("tokenType")).isEqualTo("Bearer");
        assertThat(reply.at("expiresIn"))
                .isEqualTo(Long.toString(Duration.ofDays(30).toSeconds()));
        assertThat(Instant.parse(reply.at("expiresAt"))).isAfter(before.plus(Duration.ofDays(29)));
        assertThat(reply.at("created")).isEqualTo("true");
        assertThat(reply.at("user.authStep")).isEqualTo("1");
        Reply me = server.get("/v1/me").bearer(reply.at("token")).send().expect(200);
        assertThat(me.at("session.device.model")).isEqualTo("iPhone 17");
        assertThat(me.at("session.current")).isEqualTo("true");
        assertThat(me.at("user.id")).isEqualTo(reply.at("user.id"));
    }

    @Test
    void knowsThePersonTheNextTime(TestServer server) {
        String person = server.newPerson();
        String first = server.get("/v1/me").bearer(server.login(person)).send().at("user.id");

        Reply second = server.post("/v1/login")
                .json(Map.of("source", "shop", "code", server.code(person, TestServer.SHOP)))
                .send()
                .expect(200);

        assertThat(second.at("created")).isEqualTo("false");
        assertThat(second.at("user.id")).isEqualTo(first);
    }

    @Test
    void bindsThePhoneInTheSameStep(TestServer server) {
        String person = server.newPerson();
        server.login(person);

        Reply reply = server.post("/v1/login")
                .json(Map.of(
                        "source", "shop",
                        "code", server.code(person, TestServer.SHOP),
                        "phoneCode", server.tap(person).code()))
                .send()
                .expect(200);

        assertThat(reply.at("user.phone.masked")).matches("139\\*{4}\\d{4}");
        assertThat(reply.at("user.steps.phone")).isEqualTo("true");
    }

    @Test
    void theSameRequestGetsTheSameAnswerByteForByte(TestServer server) throws Exception {
        String code = server.code(server.newPerson(), TestServer.SHOP);
        server.wechat().clearJournal();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<String> request =
                    () -> login(server, "shop", code, "key-1").expect(200).text();
            Set<String> answers = new HashSet<>();
            for (Future<String> answer : threads.invokeAll(java.util.Collections.nCopies(16, request))) {
                answers.add(answer.get());
            }
            answers.add(login(server, "shop", code, "key-1").expect(200).text());

            assertThat(answers).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        server.wechat().verify("jscode2session", 1);
        login(server, "shop", code, "key-2").expect(409).expectProblem("code_used");
    }

    @Test
    void registersWhoMustGiveAPhoneFirst(TestServer server) {
        String person = server.newPerson();
        Reply refused = login(server, "bank", server.code(person, TestServer.BANK), "k")
                .expect(403)
                .expectProblem("registration_required");
        assertThat(refused.at("missing.0")).isEqualTo("phone");
        assertThat(refused.at("action")).isEqualTo("bind-phone");

        Reply registered = server.post("/v1/register")
                .json(Map.of(
                        "ticket", refused.at("ticket"),
                        "phoneCode",
                                server.wechat()
                                        .tapPhone(person, TestServer.BANK)
                                        .code(),
                        "nickname", "阿明"))
                .send()
                .expect(200);

        assertThat(registered.at("created")).isEqualTo("true");
        assertThat(registered.at("user.nickname")).isEqualTo("阿明");
        server.get("/v1/me").bearer(registered.at("token")).send().expect(200);
        server.post("/v1/register")
                .json(Map.of("ticket", refused.at("ticket"), "nickname", "x"))
                .send()
                .expectProblem("code_used");
    }

    @Test
    void registersByEncryptedDataOfOldClients(TestServer server) {
        String person = server.newPerson();
        String ticket =
                login(server, "bank", server.code(person, TestServer.BANK), "k").at("ticket");
        var tap = server.wechat().tapPhone(person, TestServer.BANK);

        server.post("/v1/register")
                .json(Map.of("ticket", ticket, "phone", Map.of("encryptedData", tap.encryptedData(), "iv", tap.iv())))
                .send()
                .expect(200);
    }

    @Test
    void asksForTheNicknameWhereThatIsThePolicyAndRefusesWhereNobodyIsTaken(TestServer server) {
        Reply club = login(server, "club", server.code(server.newPerson(), TestServer.CLUB), "k")
                .expect(403)
                .expectProblem("registration_required");
        assertThat(club.at("missing.0")).isEqualTo("profile");
        assertThat(club.at("action")).isEqualTo("authorize");
        server.post("/v1/register")
                .json(Map.of("ticket", club.at("ticket"), "nickname", " "))
                .send()
                .expect(400)
                .expectProblem("invalid_request");

        Reply office = login(server, "office", server.code(server.newPerson(), TestServer.OFFICE), "k")
                .expect(403)
                .expectProblem("registration_required");
        assertThat(office.at("ticket")).isNull();
    }

    @Test
    void aTicketThatIsForgedIsNoCode(TestServer server) {
        server.post("/v1/register")
                .json(Map.of("ticket", "forged"))
                .send()
                .expect(401)
                .expectProblem("invalid_code");
    }

    @Test
    void logsOutHereOrEverywhere(TestServer server) {
        String person = server.newPerson();
        List<String> tokens = Stream.of("a", "b", "c")
                .map(device -> server.post("/v1/login")
                        .json(Map.of(
                                "source", "shop",
                                "code", server.code(person, TestServer.SHOP),
                                "device", Map.of("id", device)))
                        .send()
                        .expect(200)
                        .at("token"))
                .toList();

        server.post("/v1/logout").bearer(tokens.get(0)).send().expect(204);
        server.get("/v1/me").bearer(tokens.get(0)).send().expectProblem("token_revoked");
        server.get("/v1/me").bearer(tokens.get(1)).send().expect(200);

        server.post("/v1/logout")
                .bearer(tokens.get(1))
                .json(Map.of("everywhere", true))
                .send()
                .expect(204);
        server.get("/v1/me").bearer(tokens.get(1)).send().expectProblem("token_revoked");
        server.get("/v1/me").bearer(tokens.get(2)).send().expectProblem("token_revoked");
        server.post("/v1/logout").bearer(tokens.get(2)).send().expect(401).expectProblem("token_revoked");
    }

    @Test
    void aClosingAccountIsReopenedWhenTheLoginSaysSo(TestServer server) {
        String person = server.newPerson();
        String token = server.login(person);
        Reply closing = server.delete("/v1/me").bearer(token).send().expect(202);
        assertThat(Instant.parse(closing.at("closesAt")))
                .isAfter(server.wechat().now().plus(Duration.ofDays(6)));
        server.get("/v1/me").bearer(token).send().expect(401).expectProblem("token_revoked");
        login(server, "shop", server.code(person, TestServer.SHOP), "k")
                .expect(403)
                .expectProblem("account_closing");

        Reply reopened = server.post("/v1/login")
                .json(Map.of("source", "shop", "code", server.code(person, TestServer.SHOP), "reopen", true))
                .send()
                .expect(200);

        assertThat(reopened.at("user.state")).isEqualTo("active");
    }
}

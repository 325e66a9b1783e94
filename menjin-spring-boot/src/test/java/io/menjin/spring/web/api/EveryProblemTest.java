package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.operation.OperatorService;
import io.menjin.core.problem.ProblemCode;
import io.menjin.emulator.Behaviour;
import io.menjin.emulator.Drop;
import io.menjin.emulator.Fault;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.SignedData;
import io.menjin.emulator.UserSpec;
import io.menjin.spring.testing.FailingEndpoint;
import io.menjin.spring.testing.Reply;
import io.menjin.spring.testing.TestServer;
import io.menjin.spring.testing.WithServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code of the contract, over HTTP. The switch has no default, so that a new code does not compile without a case. */
@WithServer
class EveryProblemTest {
    private TestServer server;

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void canBeProducedOverHttp(ProblemCode code, TestServer running) {
        server = running;

        Reply reply = produce(code).expect(code.status()).expectProblem(code.wireName());

        assertThat(reply.at("title")).isEqualTo(code.title());
        assertThat(reply.at("type")).isEqualTo("/problems/" + code.wireName());
        assertThat(reply.at("detail")).isNotBlank();
        assertThat(reply.at("traceId")).matches("[0-9a-f]{32}");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("WWW-Authenticate").startsWith("Bearer realm=\"menjin\""))
                .isEqualTo(code.status() == 401 || code == ProblemCode.STEP_REQUIRED);
        assertThat(reply.text())
                .doesNotContain("Exception")
                .doesNotContain("5ec2e7c0de0123456789abcdef012345")
                .doesNotContain(FailingEndpoint.INSIDE);
        server.get(reply.at("type")).send().expect(200);
    }

    private Reply produce(ProblemCode code) {
        return switch (code) {
            case INVALID_REQUEST ->
                server.post("/v1/login")
                        .body("application/json", "{\"source\":")
                        .send();
            case UNKNOWN_SOURCE -> login("nowhere", "code");
            case INVALID_CODE -> login("shop", "no-such-code");
            case CODE_USED -> codeUsed();
            case TOKEN_MISSING -> server.get("/v1/me").send();
            case TOKEN_INVALID -> server.get("/v1/me").bearer("mj_garbage").send();
            case TOKEN_EXPIRED -> tokenExpired();
            case TOKEN_REPLACED -> tokenReplaced();
            case TOKEN_REVOKED -> tokenRevoked();
            case ACCOUNT_SUSPENDED -> accountSuspended();
            case ACCOUNT_CLOSING -> accountClosing();
            case HIGH_RISK -> highRisk();
            case REGISTRATION_REQUIRED -> login("bank", server.code(server.newPerson(), TestServer.BANK));
            case STEP_REQUIRED ->
                server.get("/v1/verify?step=phone")
                        .bearer(server.login(server.newPerson()))
                        .send();
            case SESSION_KEY_EXPIRED -> foreignBlob();
            case DECRYPT_FAILED ->
                putPhone(server.login(server.newPerson()), Map.of("encryptedData", "AAAA", "iv", "AAAA"));
            case SIGNATURE_MISMATCH -> wrongSignature();
            case PHONE_TAKEN -> phoneTaken();
            case RATE_LIMITED -> rateLimited();
            case WECHAT_BUSY ->
                whenWeChat(Fault.on("jscode2session").errcode(-1).times(10));
            case WECHAT_UNAVAILABLE ->
                whenWeChat(Fault.on("jscode2session").drop(Drop.MIDDLE).times(10));
            case WECHAT_REJECTED ->
                whenWeChat(Fault.on("jscode2session").errcode(40164).times(10));
            case TOO_LARGE ->
                server.post("/v1/login")
                        .body("application/json", " ".repeat(17_000))
                        .send();
            case INTERNAL -> server.get("/v1/broken").send();
        };
    }

    private Reply login(String source, String code) {
        return server.post("/v1/login")
                .json(Map.of("source", source, "code", code))
                .send();
    }

    private Reply putPhone(String token, Map<String, String> body) {
        return server.put("/v1/me/phone").bearer(token).json(body).send();
    }

    private Reply codeUsed() {
        String code = server.code(server.newPerson(), TestServer.SHOP);
        login("shop", code).expect(200);
        return login("shop", code);
    }

    private Reply tokenExpired() {
        String token = server.login(server.newPerson());
        server.wechat().advanceClock(Duration.ofDays(8));
        return server.get("/v1/me").bearer(token).send();
    }

    private Reply tokenReplaced() {
        String person = server.newPerson();
        String first = Stream.generate(() -> server.post("/v1/login")
                        .json(Map.of(
                                "source", "shop",
                                "code", server.code(person, TestServer.SHOP),
                                "device", Map.of("id", "one-phone")))
                        .send()
                        .expect(200)
                        .at("token"))
                .limit(2)
                .toList()
                .get(0);
        return server.get("/v1/me").bearer(first).send();
    }

    private Reply tokenRevoked() {
        String token = server.login(server.newPerson());
        server.post("/v1/logout").bearer(token).send().expect(204);
        return server.get("/v1/me").bearer(token).send();
    }

    private Reply accountSuspended() {
        String person = server.newPerson();
        String token = server.login(person);
        String id = server.get("/v1/me").bearer(token).send().at("user.id");
        server.bean(OperatorService.class).suspend(new AccountId(id), "spam");
        Reply old = server.get("/v1/me").bearer(token).send();
        assertThat(old.status()).isIn(401, 403);
        return login("shop", server.code(person, TestServer.SHOP));
    }

    private Reply accountClosing() {
        String person = server.newPerson();
        server.delete("/v1/me").bearer(server.login(person)).send().expect(202);
        return login("shop", server.code(person, TestServer.SHOP));
    }

    private Reply highRisk() {
        server.wechat().user(UserSpec.user("mallory").behaviour(Behaviour.HIGH_RISK));
        return login("shop", server.code("mallory", TestServer.SHOP));
    }

    private Reply foreignBlob() {
        String own = server.login(server.newPerson());
        String other = server.newPerson();
        server.login(other);
        PhoneTap tap = server.tap(other);
        return putPhone(own, Map.of("encryptedData", tap.encryptedData(), "iv", tap.iv()));
    }

    private Reply wrongSignature() {
        String person = server.newPerson();
        String token = server.login(person);
        SignedData profile = server.wechat().profile(person, TestServer.SHOP);
        return server.patch("/v1/me")
                .bearer(token)
                .json(Map.of(
                        "profile",
                        Map.of(
                                "rawData", profile.rawData().replace("{", "{ "),
                                "signature", profile.signature(),
                                "encryptedData", profile.encryptedData(),
                                "iv", profile.iv())))
                .send();
    }

    private Reply phoneTaken() {
        String first = server.person("twin-1", "13700001111");
        String second = server.person("twin-2", "13700001111");
        putPhone(server.login(first), Map.of("code", server.tap(first).code())).expect(200);
        return putPhone(server.login(second), Map.of("code", server.tap(second).code()));
    }

    private Reply rateLimited() {
        Reply reply = null;
        for (int i = 0; i <= 20; i++) {
            reply = server.post("/v1/login")
                    .from("192.0.2.9")
                    .json(Map.of("source", "shop", "code", "no-such-code-" + i))
                    .send();
        }
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
        assertThat(reply.at("retryAfter")).isEqualTo(reply.header("Retry-After"));
        return reply;
    }

    private Reply whenWeChat(Fault fault) {
        String code = server.code(server.newPerson(), TestServer.SHOP);
        server.wechat().fault(fault);
        return login("shop", code);
    }
}

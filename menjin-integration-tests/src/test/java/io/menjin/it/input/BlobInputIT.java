package io.menjin.it.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.SignedData;
import io.menjin.it.harness.Answer;
import io.menjin.it.input.InputServer.Visitor;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted data that is old, foreign, repeated or damaged. */
@ExtendWith(InputServer.Shared.class)
class BlobInputIT {

    private static final Map<String, Object> STEPS = Map.of("steps", 4711);

    private final InputServer server;

    BlobInputIT(InputServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/me/open-data", "/v1/me/phone"})
    void everyBlobThatIsNotAcceptedGetsTheSameAnswer(String path) {
        Visitor visitor = server.visitor();
        Set<String> answers = new HashSet<>();

        rejected(visitor).forEach(blob -> {
            Answer answer = send(path, visitor, blob);
            answer.problem(409, "session_key_expired", "tap-again");
            server.assertHandledQuietly(answer);
            answers.add(answer.text().replace(answer.at("/traceId"), ""));
        });

        assertThat(answers).as("nothing can be learnt from the difference").hasSize(1);
    }

    @Test
    void aBlobOpensOnceHoweverItIsSentAgain() {
        Visitor visitor = server.visitor();
        Blob blob = fresh(visitor);

        assertThat(send("/v1/me/open-data", visitor, blob).ok().at("/data/steps"))
                .isEqualTo("4711");

        send("/v1/me/open-data", visitor, blob).problem(409, "session_key_expired");
        // CBC: another IV changes the first block only.
        send("/v1/me/open-data", visitor, new Blob(blob.encryptedData(), flipped(blob.iv(), 3)))
                .problem(409, "session_key_expired");
    }

    @Test
    void aPhoneBlobOpensOnce() {
        Visitor visitor = server.visitor();
        PhoneTap tap = visitor.person().tapPhone();
        Blob blob = new Blob(String.valueOf(tap.encryptedData()), String.valueOf(tap.iv()));

        assertThat(send("/v1/me/phone", visitor, blob).ok().at("/user/phone/masked"))
                .startsWith("136****");

        send("/v1/me/phone", visitor, blob).problem(409, "session_key_expired", "tap-again");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                     AAAAAAAAAAAAAAAAAAAAAA==",
        "no base64!,             AAAAAAAAAAAAAAAAAAAAAA==",
        "AAAA,                   AAAAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAAAAAAAAAAAAAA=, AAAAAAAAAAAAAAAAAAAAAA==",
        "AAAAAAAAAAAAAAAAAAAAAA==, ''",
        "AAAAAAAAAAAAAAAAAAAAAA==, AAAA",
        "AAAAAAAAAAAAAAAAAAAAAA==, AAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAA==, ' AAAAAAAAAAAAAAAAAAAAAA=='",
    })
    void whatCannotBeABlobSaysSo(String encryptedData, String iv) {
        Visitor visitor = server.visitor();
        for (String path : Set.of("/v1/me/open-data", "/v1/me/phone")) {
            Answer answer = send(path, visitor, new Blob(encryptedData, iv));
            answer.problem(400, "decrypt_failed", "none");
            server.assertHandledQuietly(answer);
        }
    }

    @Test
    void aProfileWhoseSignatureDoesNotFitIsRefused() {
        Visitor visitor = server.visitor();
        SignedData data = server.wechat().profile(visitor.person().user(), server.appId());

        Answer answer = server.api()
                .patch("/v1/me")
                .token(visitor.login().token())
                .json(Map.of(
                        "profile",
                        Map.of(
                                "rawData", data.rawData().replace("{", "{ "),
                                "signature", data.signature(),
                                "encryptedData", data.encryptedData(),
                                "iv", data.iv())))
                .send();

        answer.problem(400, "signature_mismatch");
        server.assertHandledQuietly(answer);
    }

    private record Blob(String encryptedData, String iv) {

        static Blob of(SignedData data) {
            return new Blob(data.encryptedData(), data.iv());
        }
    }

    /** Well-formed, and each wrong in its own way. */
    private Stream<Blob> rejected(Visitor visitor) {
        String user = visitor.person().user();
        Instant now = server.wechat().now();
        Blob good = fresh(visitor);
        Blob foreignPerson = fresh(server.visitor());
        Blob foreignApp = Blob.of(server.wechat().openData(user, server.appId(), STEPS, "wxemu0000someother", now));
        Blob old = Blob.of(
                server.wechat().openData(user, server.appId(), STEPS, server.appId(), now.minus(Duration.ofHours(1))));
        Blob future = Blob.of(
                server.wechat().openData(user, server.appId(), STEPS, server.appId(), now.plus(Duration.ofHours(1))));
        server.wechat().rotateSessionKey(user, server.appId());
        Blob newKey = fresh(visitor);
        return Stream.of(
                foreignPerson,
                foreignApp,
                old,
                future,
                newKey,
                new Blob(flipped(good.encryptedData(), 0), good.iv()),
                new Blob(flipped(good.encryptedData(), 20), good.iv()),
                new Blob(flippedLast(good.encryptedData()), good.iv()),
                new Blob(good.encryptedData(), flipped(good.iv(), 0)),
                new Blob(Base64.getEncoder().encodeToString(new byte[400]), good.iv()));
    }

    private Blob fresh(Visitor visitor) {
        return Blob.of(server.wechat().openData(visitor.person().user(), server.appId(), STEPS));
    }

    private Answer send(String path, Visitor visitor, Blob blob) {
        Map<String, String> body = Map.of("encryptedData", blob.encryptedData(), "iv", blob.iv());
        return (path.endsWith("phone") ? server.api().put(path) : server.api().post(path))
                .token(visitor.login().token())
                .json(body)
                .send();
    }

    private static String flipped(String base64, int index) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        bytes[index] ^= 1;
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String flippedLast(String base64) {
        return flipped(base64, Base64.getDecoder().decode(base64).length - 1);
    }
}

package io.menjin.it.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.Drop;
import io.menjin.emulator.Fault;
import io.menjin.emulator.SignedData;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.RawConnection;
import io.menjin.it.harness.SqliteFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Everything that goes wrong: WeChat, what is sent, the database. Secrets stand in all of it. */
final class Troubles {

    private final World world;

    Troubles(World world) {
        this.world = world;
    }

    void all() {
        wechatFails();
        badInput();
        new Refusals(world).all();
        noHttp();
        foreignBlobs();
        databaseFails();
    }

    private void wechatFails() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        List<Fault> faults = List.of(
                fault().errcode(-1),
                fault().errcode(40029),
                fault().errcode(40163),
                fault().errcode(40226),
                fault().errcode(45011),
                fault().errcode(40013),
                fault().errcode(40125),
                fault().errcode(40164),
                fault().errcode(40001),
                fault().errcode(42001),
                fault().errcode(12345),
                fault().drop(Drop.BEFORE),
                fault().drop(Drop.RESET),
                fault().drop(Drop.MIDDLE),
                fault().truncate(),
                fault().duplicateKeys(),
                fault().status(412),
                fault().status(500).body("<html>" + login.code() + "</html>"),
                fault().status(200).body("no JSON, but " + login.token()));
        for (Fault fault : faults) {
            world.control().fault(fault);
            assertThat(person.tryLogin().status()).isGreaterThanOrEqualTo(400);
            assertThat(person.bindPhone(login.token()).status()).isGreaterThanOrEqualTo(400);
            world.control().clearFaults();
            world.learn();
        }
        world.control().fault(fault().delay(Duration.ofMinutes(5)));
        person.tryLogin().problem(503, "wechat_unavailable");
        world.control().clearFaults();
        world.learn();
    }

    private static Fault fault() {
        return Fault.on("*");
    }

    private void badInput() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        String code = person.code();
        world.learn();
        List<String> bodies = List.of(
                "{\"source\":\"shop\",\"code\":\"" + code + "\"",
                "{\"source\":\"shop\",\"code\":[\"" + code + "\"]}",
                "{\"source\":\"" + code + "\",\"code\":\"x\"}",
                "{\"source\":\"shop\",\"code\":\"" + code + "\\u0000\"}",
                "{\"source\":\"shop\",\"code\":\"" + code + "\",\"code\":\"" + code + "\"}",
                "{\"source\":\"shop\",\"" + code + "\":{\"" + code + "\":[]},\"code\":7}",
                "{\"source\":\"shop\",\"code\":\"" + code + "\",\"device\":{\"id\":\"" + login.token() + "\\n\"}}",
                code,
                "x".repeat(20_000) + code);
        for (String body : bodies) {
            refused(world.api().post("/v1/login").body("application/json", body).send());
            refused(world.api()
                    .post("/v1/login")
                    .idempotencyKey(Person.newKey() + " " + code)
                    .body("text/" + code, body)
                    .send());
        }
        refused(world.api().get("/v1/me").query("token=" + login.token()).send());
        refused(world.api()
                .get("/v1/me")
                .header("Authorization", "Basic " + login.token())
                .send());
        refused(world.api()
                .get("/v1/me")
                .header("Authorization", "Bearer " + login.token() + " x")
                .send());
        refused(world.api()
                .get("/v1/me")
                .token(login.token().substring(0, 50) + "xxxxxxx")
                .send());
        refused(world.api().get("/v1/" + login.token()).outsideOfTheContract().send());
        refused(world.api()
                .post("/oauth2/introspect")
                .basic("gateway", "wrong" + World.CLIENT_SECRET)
                .body("application/x-www-form-urlencoded", "token=" + login.token())
                .send());
        refused(world.api()
                .post("/v1/register")
                .json(Map.of("ticket", login.token(), "nickname", "a\u0000b"))
                .send());
    }

    private void noHttp() {
        String token = world.visitor(world.shopper()).token();
        for (String request : List.of(
                "GET /v1/me?token=" + token + "|{} HTTP/1.1\r\nHost: a\r\n\r\n",
                token + "\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthoriz ation: Bearer " + token + "\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: " + token + "<\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + token + " \u0001\r\n\r\n",
                "POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: " + token + "\r\n\r\n",
                "POST /v1/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + token + "\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a\r\nX: " + (token + "/").repeat(400) + "\r\n\r\n")) {
            try (RawConnection connection = new RawConnection(world.api().base())) {
                Answer answer = connection.send(request).problem();
                world.evidence().add("HTTP that is none", answer.headers().map() + answer.text());
            }
        }
    }

    private void foreignBlobs() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        world.control().rotateSessionKey(person.user(), person.appId());
        SignedData data = world.control().openData(person.user(), person.appId(), Map.of("a", 1));
        world.learn();
        refused(world.api()
                .post("/v1/me/open-data")
                .token(login.token())
                .json(Map.of("encryptedData", data.encryptedData(), "iv", data.iv()))
                .send());
        refused(world.api()
                .patch("/v1/me")
                .token(login.token())
                .json(Map.of(
                        "profile",
                        Map.of(
                                "rawData", data.rawData(),
                                "signature", data.signature(),
                                "encryptedData", data.encryptedData(),
                                "iv", data.iv())))
                .send());
    }

    private void databaseFails() {
        Person known = world.shopper();
        LoggedIn login = world.visitor(known);
        Person fresh = world.shopper();
        SqliteFile database = SqliteFile.in(world.server().dataFolder());
        for (String table : List.of(
                "menjin_account",
                "menjin_identity",
                "menjin_phone_claim",
                "menjin_audit",
                "menjin_session",
                "menjin_session_key",
                "menjin_login_receipt")) {
            database.execute("CREATE TRIGGER broken_insert BEFORE INSERT ON " + table
                    + " BEGIN SELECT RAISE(ABORT, 'broken'); END");
            database.execute("CREATE TRIGGER broken_update BEFORE UPDATE ON " + table
                    + " BEGIN SELECT RAISE(ABORT, 'broken'); END");
            useEverything(known, login, fresh);
            database.execute("DROP TRIGGER broken_insert");
            database.execute("DROP TRIGGER broken_update");
        }
        for (String table : List.of("menjin_account", "menjin_session", "menjin_session_key")) {
            database.execute("ALTER TABLE " + table + " RENAME TO elsewhere");
            useEverything(known, login, fresh);
            database.execute("ALTER TABLE elsewhere RENAME TO " + table);
        }
        known.tryLogin().ok();
    }

    /** Whatever comes of it: an answer that keeps to the contract. */
    private void useEverything(Person known, LoggedIn login, Person fresh) {
        known.tryLogin();
        fresh.tryLogin();
        known.me(login.token());
        known.bindPhone(login.token());
        world.api()
                .patch("/v1/me")
                .token(login.token())
                .json(Map.of("nickname", "Eve"))
                .send();
        world.api().get("/v1/me/export").token(login.token()).send();
        world.learn();
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as("%s %s", answer, answer.text()).isBetween(400, 499);
    }
}

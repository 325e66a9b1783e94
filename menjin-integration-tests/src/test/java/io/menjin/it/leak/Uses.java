package io.menjin.it.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.PushFormat;
import io.menjin.emulator.PushMode;
import io.menjin.emulator.PushSpec;
import io.menjin.emulator.SignedData;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Every operation of the API, as it is meant. */
final class Uses {

    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final World world;

    Uses(World world) {
        this.world = world;
    }

    void all() {
        profile();
        phones();
        encryptedData();
        registration();
        sessions();
        gateway();
        pushes();
        privacy();
    }

    private void profile() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        person.me(login.token()).ok();
        world.api()
                .patch("/v1/me")
                .token(login.token())
                .json(Map.of("nickname", "Ada"))
                .send()
                .ok();
        world.api()
                .post("/v1/me")
                .header("X-HTTP-Method-Override", "PATCH")
                .token(login.token())
                .json(Map.of("nickname", "Ada L"))
                .send()
                .ok();
        SignedData data = world.control().profile(person.user(), person.appId());
        world.api()
                .patch("/v1/me")
                .token(login.token())
                .json(Map.of(
                        "profile",
                        Map.of(
                                "rawData", data.rawData(),
                                "signature", world.marks().mark("signature", data.signature()),
                                "encryptedData", data.encryptedData(),
                                "iv", data.iv())))
                .send()
                .ok();
        Answer uploaded = world.api()
                .post("/v1/me/avatar")
                .token(login.token())
                .body("multipart/form-data; boundary=b", multipart())
                .send()
                .ok();
        world.api().get(uploaded.at("/user/avatarUrl")).send().ok();
    }

    private void phones() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        person.bindPhone(login.token()).ok();
        world.api().delete("/v1/me/phone").token(login.token()).send().ok();
        bindByBlob(person, login).ok();
        String code = person.code();
        String phoneCode = String.valueOf(person.tapPhone().code());
        world.learn();
        world.api()
                .post("/v1/login")
                .idempotencyKey(Person.newKey())
                .json(Map.of("source", "shop", "code", code, "phoneCode", phoneCode))
                .send()
                .ok();
    }

    private void encryptedData() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        SignedData data = world.control()
                .openData(
                        person.user(),
                        person.appId(),
                        Map.of("steps", 1, "phoneNumber", world.marks().mark("phone number", "19299998888")));
        world.api()
                .post("/v1/me/open-data")
                .token(login.token())
                .json(Map.of("encryptedData", data.encryptedData(), "iv", data.iv()))
                .send()
                .ok();
        world.api().get("/v1/me/session-key").token(login.token()).send().ok();
        world.learn();
    }

    private void registration() {
        Person byCode = world.person("bank", World.BANK);
        String ticket = ticket(byCode);
        world.api()
                .post("/v1/register")
                .idempotencyKey(Person.newKey())
                .json(Map.of(
                        "ticket",
                        ticket,
                        "phoneCode",
                        String.valueOf(byCode.tapPhone().code()),
                        "nickname",
                        "Grace"))
                .send()
                .ok();
        Person byBlob = world.person("bank", World.BANK);
        String other = ticket(byBlob);
        PhoneTap tap = byBlob.tapPhone();
        world.api()
                .post("/v1/register")
                .json(Map.of(
                        "ticket",
                        other,
                        "phone",
                        Map.of("encryptedData", String.valueOf(tap.encryptedData()), "iv", String.valueOf(tap.iv()))))
                .send()
                .ok();
        world.learn();
    }

    private void sessions() {
        Person person = world.shopper();
        LoggedIn first = world.visitor(person);
        LoggedIn second = world.visitor(person);
        // The same answer again, from the receipt.
        assertThat(person.login(first.code(), first.idempotencyKey()).ok().at("/token"))
                .isEqualTo(first.token());
        String id = person.me(second.token()).ok().at("/session/id");
        world.api().get("/v1/me/sessions").token(first.token()).send().ok();
        world.api().delete("/v1/me/sessions/" + id).token(first.token()).send().ok();
        person.me(second.token()).problem(401, "token_revoked");
        LoggedIn third = world.visitor(person);
        person.logout(third.token()).ok();
        person.logoutEverywhere(first.token()).ok();
        person.me(first.token()).problem(401, "token_revoked");
    }

    private void gateway() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        world.api().get("/v1/verify").token(login.token()).send().ok();
        world.api()
                .get("/v1/verify")
                .query("step=phone")
                .token(login.token())
                .send()
                .problem(403, "step_required");
        for (String address : new String[] {"/oauth2/introspect", "/oauth2/revoke"}) {
            world.api()
                    .post(address)
                    .basic("gateway", World.CLIENT_SECRET)
                    .body(
                            "application/x-www-form-urlencoded",
                            "token=" + URLEncoder.encode(login.token(), StandardCharsets.UTF_8))
                    .send()
                    .ok();
        }
    }

    private void pushes() {
        assertThat(world.control().checkPushUrl(World.SHOP).accepted()).isTrue();
        for (PushMode mode : PushMode.values()) {
            boolean encrypted = mode != PushMode.PLAIN;
            for (PushFormat format : PushFormat.values()) {
                pushes(encrypted ? "shop" : "club", encrypted ? World.SHOP : World.CLUB, mode, format);
            }
        }
    }

    private void pushes(String source, String appId, PushMode mode, PushFormat format) {
        Person person = world.person(source, appId);
        LoggedIn login = world.visitor(person);
        person.bindPhone(login.token()).ok();
        List<PushSpec> specs = List.of(
                PushSpec.infoModified(appId),
                PushSpec.revoke(appId, "6", "8"),
                PushSpec.cancellation(appId).withUnionId());
        for (PushSpec spec : specs) {
            assertThat(world.control()
                            .push(person.user(), spec.mode(mode).format(format))
                            .accepted())
                    .as("%s %s", mode, format)
                    .isTrue();
        }
        PushSpec forged = specs.get(1).mode(mode).format(format).wrongSignature();
        assertThat(world.control().push(person.user(), forged).accepted()).isFalse();
    }

    private void privacy() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        person.bindPhone(login.token()).ok();
        world.api().get("/v1/me/export").token(login.token()).send().ok();
        world.api().delete("/v1/me").token(login.token()).send().ok();
        person.tryLogin().problem(403, "account_closing");
        world.api()
                .post("/v1/login")
                .json(Map.of("source", "shop", "code", person.code(), "reopen", true))
                .send()
                .ok();
    }

    private Answer bindByBlob(Person person, LoggedIn login) {
        PhoneTap tap = person.tapPhone();
        return world.api()
                .put("/v1/me/phone")
                .token(login.token())
                .json(Map.of("encryptedData", String.valueOf(tap.encryptedData()), "iv", String.valueOf(tap.iv())))
                .send();
    }

    private String ticket(Person person) {
        Answer answer = person.tryLogin();
        answer.problem(403, "registration_required", "bind-phone");
        world.learn();
        return world.marks().mark("ticket", answer.at("/ticket"));
    }

    private static byte[] multipart() {
        byte[] head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + PICTURE.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(PICTURE, 0, all, head.length, PICTURE.length);
        System.arraycopy(tail, 0, all, head.length + PICTURE.length, tail.length);
        return all;
    }
}

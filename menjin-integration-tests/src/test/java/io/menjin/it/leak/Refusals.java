package io.menjin.it.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiCall;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.util.List;
import java.util.Map;

/** Every operation of the API, refused: with a token that has ended, or where there is none, with what does not fit. */
final class Refusals {

    private final World world;

    Refusals(World world) {
        this.world = world;
    }

    void all() {
        endedToken();
        pushesOfStrangers();
        refused(world.api().get("/v1/avatars/" + "0".repeat(32) + ".png").send());
    }

    private void endedToken() {
        Person person = world.shopper();
        LoggedIn login = world.visitor(person);
        person.logout(login.token()).ok();
        ApiClient api = world.api();
        Map<String, String> nickname = Map.of("nickname", "Ada");
        Map<String, String> blob = Map.of("encryptedData", "x".repeat(64), "iv", "x".repeat(24));
        List<ApiCall> calls = List.of(
                api.get("/v1/me"),
                api.patch("/v1/me").json(nickname),
                api.post("/v1/me").header("X-HTTP-Method-Override", "PATCH").json(nickname),
                api.delete("/v1/me"),
                api.post("/v1/me/avatar").body("multipart/form-data; boundary=b", "--b--\r\n"),
                api.put("/v1/me/phone").json(blob),
                api.delete("/v1/me/phone"),
                api.get("/v1/me/session-key"),
                api.post("/v1/me/open-data").json(blob),
                api.get("/v1/me/sessions"),
                api.delete("/v1/me/sessions/" + login.userId()),
                api.get("/v1/me/export"),
                api.post("/v1/logout").json(Map.of("everywhere", true)),
                api.get("/v1/verify"));
        for (ApiCall call : calls) {
            refused(call.token(login.token()).send());
        }
        refused(api.post("/oauth2/revoke")
                .basic("gateway", world.marks().mark("client secret", "no" + World.CLIENT_SECRET))
                .body("application/x-www-form-urlencoded", "token=" + login.token())
                .send());
    }

    /** Signed by somebody who does not know the token, and holding what they might have got hold of. */
    private void pushesOfStrangers() {
        LoggedIn login = world.visitor(world.shopper());
        String query = "signature=" + "0".repeat(40) + "&timestamp=1785312000&nonce=" + login.token();
        refused(world.api()
                .get("/wechat/push/shop")
                .query(query + "&echostr=" + login.code())
                .send());
        refused(world.api()
                .post("/wechat/push/shop")
                .query(query)
                .json(Map.of("Encrypt", login.token(), "ToUserName", login.code()))
                .send());
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).as("%s %s", answer, answer.text()).isBetween(400, 499);
    }
}

package io.menjin.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.event.MenjinEvent.AccountErased;
import io.menjin.core.event.MenjinEvent.AccountsMerged;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Second scenario: who comments has a name. Third: members have both. And what becomes of a person's data. */
class PersonTest extends ShopTestBase {
    @Autowired
    private ApplicationEventPublisher events;

    @Test
    void aCommentDemandsTheProfileAndCarriesTheName() {
        Phone visitor = visitor();
        Map<String, Object> comment = Map.of("text", " 很喜欢 ", "rating", 5);

        Phone.Reply refused =
                visitor.post("/api/products/mat/comments", comment).expectProblem(403, "step_required");
        assertThat(refused.text("missing.0")).isEqualTo("profile");
        assertThat(refused.text("action")).isEqualTo("authorize");

        visitor.giveNickname("小满");

        Phone.Reply added = visitor.post("/api/products/mat/comments", comment).expect(201);
        assertThat(added.text("nickname")).isEqualTo("小满");
        assertThat(added.text("text")).isEqualTo("很喜欢");
        Phone guest = guest();
        assertThat(guest.get("/api/products/mat/comments").text("comments.0.text"))
                .isEqualTo("很喜欢");
        assertThat(guest.get("/api/products/mat").body().at("/rating").asDouble())
                .isEqualTo(5);
    }

    @Test
    void refusesCommentsThatSayNothingOrTooMuch() {
        Phone visitor = visitor().giveNickname("小满");

        visitor.post("/api/products/mat/comments", Map.of("text", "  ", "rating", 5))
                .expectProblem(400, "invalid_request");
        visitor.post("/api/products/mat/comments", Map.of("text", "好", "rating", 6))
                .expectProblem(400, "invalid_request");
        Phone.Reply tooLong = visitor.post("/api/products/mat/comments", Map.of("text", "好".repeat(301), "rating", 5))
                .expectProblem(400, "invalid_request");
        assertThat(tooLong.text("detail")).contains("text");
        visitor.post("/api/products/nothing/comments", Map.of("text", "好", "rating", 5))
                .expectProblem(404, "product_not_found");
    }

    @Test
    void membershipDemandsBothAndLowersPrices() {
        Phone person = visitor();
        Phone.Reply refused = person.put("/api/membership").expectProblem(403, "step_required");
        assertThat(refused.body().at("/missing")).hasSize(2);
        assertThat(person.get("/api/membership")
                        .expect(200)
                        .body()
                        .at("/membership")
                        .isNull())
                .isTrue();

        person.giveNickname("一苇");
        assertThat(person.put("/api/membership")
                        .expectProblem(403, "step_required")
                        .text("missing.0"))
                .isEqualTo("phone");
        person.tapPhoneButton();

        String number = person.put("/api/membership").expect(200).text("membership.number");
        assertThat(person.put("/api/membership").expect(200).text("membership.number"))
                .isEqualTo(number);
        Phone.Reply order = person.post("/api/orders", orderOf("gaiwan", 2)).expect(201);
        assertThat(order.number("total")).isEqualTo(29600);
        assertThat(order.number("saved")).isEqualTo(4000);
    }

    @Test
    void whatTheShopKnowsOfAnErasedPersonIsGone() {
        Phone person = visitor().giveNickname("阿禾").tapPhoneButton();
        fill(person);

        events.publishEvent(new AccountErased(idOf(person), Instant.now()));

        assertThat(person.get("/api/favourites").body().at("/products")).isEmpty();
        assertThat(person.get("/api/orders").body().at("/orders")).isEmpty();
        assertThat(person.get("/api/membership").body().at("/membership").isNull())
                .isTrue();
        assertThat(guest().get("/api/products/incense/comments").body().toString())
                .doesNotContain("阿禾");
    }

    @Test
    void twoAccountsThatBecomeOneKeepWhatBothHad() {
        Phone gone = visitor().giveNickname("听松").tapPhoneButton();
        Phone stays = visitor();
        fill(gone);
        stays.put("/api/favourites/incense").expect(204);
        stays.put("/api/favourites/kettle").expect(204);

        events.publishEvent(new AccountsMerged(idOf(gone), idOf(stays), Instant.now()));

        assertThat(stays.get("/api/favourites").body().at("/products")).hasSize(2);
        assertThat(stays.get("/api/orders").body().at("/orders")).hasSize(1);
        assertThat(stays.get("/api/membership").text("membership.number")).isNotBlank();
        assertThat(gone.get("/api/favourites").body().at("/products")).isEmpty();
    }

    private static void fill(Phone person) {
        person.put("/api/favourites/incense").expect(204);
        person.post("/api/products/incense/visits", "").expect(200);
        person.post("/api/products/incense/comments", Map.of("text", "不呛", "rating", 4))
                .expect(201);
        person.put("/api/membership").expect(200);
        person.post("/api/orders", orderOf("incense", 1)).expect(201);
    }

    private static AccountId idOf(Phone person) {
        return new AccountId(person.get("/v1/me").expect(200).text("user.id"));
    }
}

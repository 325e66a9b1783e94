package io.menjin.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Guests first, then visitors whom a silent login has made known. */
class BrowsingTest extends ShopTestBase {

    @Test
    void guestsBrowseWithoutAnyCallToWeChat() {
        Phone guest = guest();

        assertThat(guest.get("/api/products").expect(200).body().at("/products").size())
                .isEqualTo(12);
        JsonNode ware =
                guest.get("/api/products?category=ware").expect(200).body().at("/products");
        assertThat(ware)
                .isNotEmpty()
                .allSatisfy(product ->
                        assertThat(product.at("/category").asString()).isEqualTo("ware"));
        Phone.Reply gaiwan = guest.get("/api/products/gaiwan").expect(200);
        assertThat(gaiwan.text("product.name")).isEqualTo("影青盖碗");
        assertThat(gaiwan.body().at("/specs").size()).isEqualTo(3);
        assertThat(gaiwan.number("comments"))
                .isEqualTo(guest.get("/api/products/gaiwan/comments")
                        .expect(200)
                        .body()
                        .at("/comments")
                        .size());
        WECHAT.control().verify("code2Session", 0);
    }

    @Test
    void everyProductHasItsPicture() throws IOException, InterruptedException {
        for (JsonNode product : guest().get("/api/products").body().at("/products")) {
            String image = URI.create(product.at("/image").asString()).getPath();
            assertThat(fetch(image).statusCode()).as(image).isEqualTo(200);
        }
    }

    @Test
    void theShopForTheBrowserIsServedAtTheRoot() throws IOException, InterruptedException {
        assertThat(fetch("/").body()).contains("the shop in a browser");
    }

    @Test
    void whatDoesNotExistIsAProblem() {
        Phone guest = guest();

        guest.get("/api/products/nothing").expectProblem(404, "product_not_found");
        guest.get("/api/products/nothing/comments").expectProblem(404, "product_not_found");
        guest.get("/api/nothing").expectProblem(404, "not_found");
        guest.get("/api/products?category=cars").expectProblem(400, "invalid_request");
        guest.delete("/api/products").expectProblem(405, "method_not_allowed");
    }

    @Test
    void guestsHaveNoFavouritesRecommendationsOrOrders() {
        Phone guest = guest();

        guest.get("/api/favourites").expectProblem(401, "token_missing");
        guest.put("/api/favourites/gaiwan").expectProblem(401, "token_missing");
        guest.get("/api/recommendations").expectProblem(401, "token_missing");
        guest.get("/api/orders").expectProblem(401, "token_missing");
        guest.get("/api/membership").expectProblem(401, "token_missing");
    }

    @Test
    void favouritesNeedASilentLoginAndNothingElse() {
        Phone visitor = visitor();

        visitor.put("/api/favourites/vase").expect(204);
        visitor.put("/api/favourites/vase").expect(204);
        visitor.put("/api/favourites/nothing").expectProblem(404, "product_not_found");
        assertThat(visitor.get("/api/favourites").expect(200).body().at("/products"))
                .hasSize(1);
        assertThat(visitor.post("/api/products/vase/visits", "")
                        .expect(200)
                        .body()
                        .at("/favourite")
                        .asBoolean())
                .isTrue();
        assertThat(visitor().get("/api/favourites").body().at("/products")).isEmpty();

        visitor.delete("/api/favourites/vase").expect(204);
        assertThat(visitor.get("/api/favourites").body().at("/products")).isEmpty();
    }

    @Test
    void recommendsMoreOfWhatTheVisitorLookedAtAndNothingSoldOut() {
        Phone visitor = visitor();
        Phone.Reply before = visitor.get("/api/recommendations").expect(200);
        assertThat(before.body().at("/because").isNull()).isTrue();
        assertThat(before.body().at("/products")).hasSize(4);

        visitor.post("/api/products/longjing/visits", "").expect(200);

        Phone.Reply after = visitor.get("/api/recommendations").expect(200);
        assertThat(after.text("because")).isEqualTo("明前龙井");
        assertThat(after.text("products.0.id")).isEqualTo("oolong");
        assertThat(after.body().at("/products"))
                .extracting(product -> product.at("/id").asString())
                .doesNotContain("longjing", "whitetea");
        WECHAT.control().verify("code2Session", 1);
    }

    private HttpResponse<String> fetch(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(server().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}

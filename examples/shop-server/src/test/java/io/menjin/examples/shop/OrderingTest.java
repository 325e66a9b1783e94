package io.menjin.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** First scenario: who orders has bound a phone. */
class OrderingTest extends ShopTestBase {

    @Test
    void anOrderDemandsThePhoneAndThenGoesThrough() {
        Phone buyer = visitor();

        Phone.Reply refused = buyer.post("/api/orders", orderOf("gaiwan", 2)).expectProblem(403, "step_required");
        assertThat(refused.text("action")).isEqualTo("bind-phone");
        assertThat(refused.text("missing.0")).isEqualTo("phone");
        assertThat(buyer.get("/api/orders").expect(200).body().at("/orders")).isEmpty();

        buyer.tapPhoneButton();

        Phone.Reply order = buyer.post("/api/orders", orderOf("gaiwan", 2)).expect(201);
        assertThat(order.number("total")).isEqualTo(33600);
        assertThat(order.text("state")).isEqualTo("placed");
        assertThat(order.text("phone")).matches("139\\*{4}\\d{4}");
        assertThat(buyer.get("/api/orders/" + order.text("id")).expect(200).text("lines.0.name"))
                .isEqualTo("影青盖碗");
    }

    @Test
    void theSameKeyIsTheSameOrderEvenAtTheSameTime() throws Exception {
        Phone buyer = visitor().tapPhoneButton();
        int stock = stockOf("pitcher");

        List<Phone.Reply> replies = inParallel(
                4, () -> buyer.post("/api/orders", orderOf("pitcher", 1), Map.of("Idempotency-Key", "b7e0")));

        Set<String> ids =
                replies.stream().map(reply -> reply.expect(201).text("id")).collect(Collectors.toSet());
        assertThat(ids).hasSize(1);
        assertThat(stockOf("pitcher")).isEqualTo(stock - 1);
        visitor()
                .tapPhoneButton()
                .post("/api/orders", orderOf("pitcher", 1), Map.of("Idempotency-Key", "b7e0"))
                .expect(201);
        assertThat(stockOf("pitcher")).isEqualTo(stock - 2);
    }

    @Test
    void theLastOnesAreSoldOnceEach() throws Exception {
        Phone buyer = visitor().tapPhoneButton();
        int stock = stockOf("cup");

        List<Phone.Reply> replies = inParallel(stock + 4, () -> buyer.post("/api/orders", orderOf("cup", 1)));

        assertThat(replies.stream().filter(reply -> reply.status() == 201)).hasSize(stock);
        assertThat(replies.stream().filter(reply -> reply.status() != 201))
                .allSatisfy(reply -> reply.expectProblem(409, "sold_out"));
        assertThat(stockOf("cup")).isZero();
    }

    @Test
    void anOrderOfSeveralThingsIsAllOrNothing() {
        Phone buyer = visitor().tapPhoneButton();
        int stock = stockOf("mat");

        buyer.post(
                        "/api/orders",
                        Map.of(
                                "items",
                                List.of(
                                        Map.of("productId", "mat", "quantity", 1),
                                        Map.of("productId", "whitetea", "quantity", 1))))
                .expectProblem(409, "sold_out");

        assertThat(stockOf("mat")).isEqualTo(stock);
        assertThat(buyer.get("/api/orders").body().at("/orders")).isEmpty();
    }

    @Test
    void aCancelledOrderGoesBackToTheShelf() {
        Phone buyer = visitor().tapPhoneButton();
        int stock = stockOf("scoop");
        String id = buyer.post("/api/orders", orderOf("scoop", 5)).expect(201).text("id");

        visitor().post("/api/orders/" + id + "/cancel", "").expectProblem(404, "order_not_found");
        assertThat(buyer.post("/api/orders/" + id + "/cancel", "").expect(200).text("state"))
                .isEqualTo("cancelled");

        assertThat(stockOf("scoop")).isEqualTo(stock);
        buyer.post("/api/orders/" + id + "/cancel", "").expectProblem(409, "order_not_cancellable");
    }

    @Test
    void refusesOrdersThatMakeNoSense() {
        Phone buyer = visitor().tapPhoneButton();

        buyer.post("/api/orders", Map.of("items", List.of())).expectProblem(400, "invalid_request");
        buyer.post("/api/orders", orderOf("gaiwan", 0)).expectProblem(400, "invalid_request");
        buyer.post("/api/orders", "{not json").expectProblem(400, "invalid_request");
        buyer.post("/api/orders", orderOf("gaiwan", 1), Map.of("Idempotency-Key", "x".repeat(65)))
                .expectProblem(400, "invalid_request");
        buyer.post("/api/orders", orderOf("nothing", 1)).expectProblem(404, "product_not_found");
    }

    private int stockOf(String product) {
        return guest().get("/api/products/" + product).expect(200).number("product.stock");
    }

    private static List<Phone.Reply> inParallel(int times, Callable<Phone.Reply> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Phone.Reply>> futures = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(n -> call).toList());
            return futures.stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }
}

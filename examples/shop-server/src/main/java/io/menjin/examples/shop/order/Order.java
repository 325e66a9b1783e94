package io.menjin.examples.shop.order;

import java.time.Instant;
import java.util.List;

/**
 * An order.
 *
 * @param total what is paid in the shop, in fen
 * @param saved what the membership saved, in fen
 * @param phone masked number to call when it can be picked up
 */
public record Order(
        String id,
        OrderState state,
        List<Line> lines,
        int total,
        int saved,
        String phone,
        String note,
        Instant createdAt) {

    /** Products of one kind; name and price as they were when they were ordered. */
    public record Line(String productId, String name, int price, int quantity, String image) {}
}

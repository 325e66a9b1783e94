package io.menjin.examples.shop.order;

import io.menjin.core.account.AccountId;
import io.menjin.spring.CurrentUser;
import io.menjin.spring.MenjinUser;
import io.menjin.spring.RequireStep;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who orders has bound a phone; who looks at their orders need not have it any more. */
@RestController
@RequestMapping("/api/orders")
class OrdersController {
    private final Orders orders;

    OrdersController(Orders orders) {
        this.orders = orders;
    }

    record OrderList(List<Order> orders) {}

    @GetMapping
    OrderList list(@CurrentUser AccountId account) {
        return new OrderList(orders.of(account));
    }

    @GetMapping("/{id}")
    Order find(@CurrentUser AccountId account, @PathVariable String id) {
        return orders.find(account, id);
    }

    @RequireStep("phone")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Order place(
            @CurrentUser MenjinUser buyer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Size(max = 64) @Nullable String idempotencyKey,
            @Valid @RequestBody NewOrder order) {
        return orders.place(buyer, idempotencyKey, order);
    }

    @PostMapping("/{id}/cancel")
    Order cancel(@CurrentUser AccountId account, @PathVariable String id) {
        return orders.cancel(account, id);
    }
}

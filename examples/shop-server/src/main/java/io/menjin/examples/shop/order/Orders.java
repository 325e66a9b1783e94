package io.menjin.examples.shop.order;

import io.menjin.core.account.AccountId;
import io.menjin.core.user.PhoneView;
import io.menjin.examples.shop.catalog.Catalog;
import io.menjin.examples.shop.catalog.Product;
import io.menjin.examples.shop.membership.Memberships;
import io.menjin.examples.shop.order.Order.Line;
import io.menjin.examples.shop.problem.ShopProblemException;
import io.menjin.spring.MenjinUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Places and cancels orders. */
@Service
class Orders {
    private final OrderTable table;
    private final OrderNumbers numbers;
    private final Catalog catalog;
    private final Memberships memberships;
    private final Clock clock;

    Orders(OrderTable table, OrderNumbers numbers, Catalog catalog, Memberships memberships, Clock clock) {
        this.table = table;
        this.numbers = numbers;
        this.catalog = catalog;
        this.memberships = memberships;
        this.clock = clock;
    }

    List<Order> of(AccountId account) {
        return table.of(account);
    }

    Order find(AccountId account, String id) {
        return table.find(account, id).orElseThrow(() -> ShopProblemException.orderNotFound(id));
    }

    /**
     * Places an order.
     *
     * @param idempotencyKey a request with the same one is the same order, however often it is sent
     */
    @Transactional
    Order place(MenjinUser buyer, @Nullable String idempotencyKey, NewOrder wanted) {
        Optional<Order> before =
                idempotencyKey == null ? Optional.empty() : table.findByKey(buyer.id(), idempotencyKey);
        if (before.isPresent()) {
            return before.get();
        }
        boolean member = memberships.of(buyer.id()).isPresent();
        List<Line> lines = new ArrayList<>();
        int total = 0;
        int saved = 0;
        for (NewOrder.Item item : wanted.items()) {
            Product product = catalog.require(item.productId());
            if (!table.take(product.id(), item.quantity())) {
                throw ShopProblemException.soldOut(product.id());
            }
            int price = member ? product.memberPrice() : product.price();
            lines.add(new Line(product.id(), product.name(), price, item.quantity(), product.image()));
            total += price * item.quantity();
            saved += (product.price() - price) * item.quantity();
        }
        PhoneView phone = buyer.phone();
        Order order = new Order(
                numbers.next(),
                OrderState.PLACED,
                List.copyOf(lines),
                total,
                saved,
                phone == null ? "" : phone.masked(),
                wanted.note() == null ? "" : wanted.note().strip(),
                clock.instant());
        table.insert(buyer.id(), idempotencyKey, order);
        return order;
    }

    @Transactional
    Order cancel(AccountId account, String id) {
        Order order = find(account, id);
        if (!table.cancel(account, id)) {
            throw ShopProblemException.notCancellable(id);
        }
        for (Line line : order.lines()) {
            table.take(line.productId(), -line.quantity());
        }
        return find(account, id);
    }
}

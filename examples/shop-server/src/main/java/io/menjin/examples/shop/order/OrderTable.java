package io.menjin.examples.shop.order;

import io.menjin.core.account.AccountId;
import io.menjin.examples.shop.catalog.Pictures;
import io.menjin.examples.shop.order.Order.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The orders in the database. */
@Repository
class OrderTable {
    private static final String SELECT =
            "SELECT id, state, total, saved, phone, note, created_at FROM purchase WHERE account_id = :account";

    private final JdbcClient jdbc;
    private final Pictures pictures;

    OrderTable(JdbcClient jdbc, Pictures pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    List<Order> of(AccountId account) {
        return jdbc.sql(SELECT + " ORDER BY created_at DESC, id DESC LIMIT 100")
                .param("account", account.value())
                .query(this::order)
                .list();
    }

    Optional<Order> find(AccountId account, String id) {
        return jdbc.sql(SELECT + " AND id = :id")
                .param("account", account.value())
                .param("id", id)
                .query(this::order)
                .optional();
    }

    Optional<Order> findByKey(AccountId account, @Nullable String idempotencyKey) {
        return jdbc.sql(SELECT + " AND idempotency_key = :key")
                .param("account", account.value())
                .param("key", idempotencyKey)
                .query(this::order)
                .optional();
    }

    void insert(AccountId account, @Nullable String idempotencyKey, Order order) {
        jdbc.sql("INSERT INTO purchase (id, account_id, idempotency_key, state, total, saved, phone, note, created_at)"
                        + " VALUES (:id, :account, :key, :state, :total, :saved, :phone, :note, :now)")
                .param("id", order.id())
                .param("account", account.value())
                .param("key", idempotencyKey)
                .param("state", order.state().wireName())
                .param("total", order.total())
                .param("saved", order.saved())
                .param("phone", order.phone())
                .param("note", order.note())
                .param("now", order.createdAt().toEpochMilli())
                .update();
        for (Line line : order.lines()) {
            jdbc.sql("INSERT INTO purchase_line (purchase_id, product_id, name, price, quantity)"
                            + " VALUES (:purchase, :product, :name, :price, :quantity)")
                    .param("purchase", order.id())
                    .param("product", line.productId())
                    .param("name", line.name())
                    .param("price", line.price())
                    .param("quantity", line.quantity())
                    .update();
        }
    }

    /** Whether it was placed until now. */
    boolean cancel(AccountId account, String id) {
        return jdbc.sql("UPDATE purchase SET state = 'cancelled'"
                                + " WHERE account_id = :account AND id = :id AND state = 'placed'")
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Takes from the stock, or with a negative quantity puts back. Returns false if there are not enough. */
    boolean take(String productId, int quantity) {
        return jdbc.sql("UPDATE product SET stock = stock - :quantity WHERE id = :id AND stock >= :quantity")
                        .param("id", productId)
                        .param("quantity", quantity)
                        .update()
                > 0;
    }

    private Order order(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Order(
                id,
                OrderState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                lines(id),
                row.getInt("total"),
                row.getInt("saved"),
                row.getString("phone"),
                row.getString("note"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }

    private List<Line> lines(String purchase) {
        return jdbc.sql("SELECT product_id, name, price, quantity FROM purchase_line WHERE purchase_id = :purchase"
                        + " ORDER BY rowid")
                .param("purchase", purchase)
                .query((row, number) -> new Line(
                        row.getString("product_id"),
                        row.getString("name"),
                        row.getInt("price"),
                        row.getInt("quantity"),
                        pictures.of(row.getString("product_id"))))
                .list();
    }
}

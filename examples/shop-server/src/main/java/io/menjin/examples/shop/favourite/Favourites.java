package io.menjin.examples.shop.favourite;

import io.menjin.core.account.AccountId;
import io.menjin.examples.shop.catalog.Catalog;
import io.menjin.examples.shop.catalog.Product;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The favourites in the database. */
@Repository
public class Favourites {
    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Clock clock;

    Favourites(JdbcClient jdbc, Catalog catalog, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The newest first. */
    List<Product> of(AccountId account) {
        return jdbc.sql("SELECT " + Catalog.COLUMNS + " FROM favourite JOIN product ON product.id = product_id"
                        + " WHERE account_id = :account ORDER BY created_at DESC, product.position")
                .param("account", account.value())
                .query(catalog::product)
                .list();
    }

    public boolean contains(AccountId account, String productId) {
        return jdbc.sql("SELECT COUNT(*) FROM favourite WHERE account_id = :account AND product_id = :product")
                        .param("account", account.value())
                        .param("product", productId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(AccountId account, String productId) {
        catalog.require(productId);
        jdbc.sql("INSERT INTO favourite (account_id, product_id, created_at) VALUES (:account, :product, :now)"
                        + " ON CONFLICT DO NOTHING")
                .param("account", account.value())
                .param("product", productId)
                .param("now", clock.millis())
                .update();
    }

    void remove(AccountId account, String productId) {
        jdbc.sql("DELETE FROM favourite WHERE account_id = :account AND product_id = :product")
                .param("account", account.value())
                .param("product", productId)
                .update();
    }
}

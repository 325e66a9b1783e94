package io.menjin.examples.shop.recommendation;

import io.menjin.core.account.AccountId;
import io.menjin.examples.shop.catalog.Catalog;
import io.menjin.examples.shop.catalog.Product;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a person may like: more of the categories that they looked at, kept or bought from. */
@Repository
class Recommendations {
    private static final int HOW_MANY = 4;
    /** What tells of an interest: a look counts up to three times, keeping three times, buying five times. */
    private static final String INTEREST = """
            WITH interest (product_id, weight, at) AS (
              SELECT product_id, MIN(visits, 3), last_at FROM visit WHERE account_id = :account
              UNION ALL
              SELECT product_id, 3, created_at FROM favourite WHERE account_id = :account
              UNION ALL
              SELECT line.product_id, 5, purchase.created_at
                FROM purchase JOIN purchase_line AS line ON line.purchase_id = purchase.id
               WHERE account_id = :account
            )
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Clock clock;

    Recommendations(JdbcClient jdbc, Catalog catalog, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Notes that somebody looked at a product. */
    void visited(AccountId account, String productId) {
        jdbc.sql("INSERT INTO visit (account_id, product_id, visits, last_at) VALUES (:account, :product, 1, :now)"
                        + " ON CONFLICT (account_id, product_id) DO UPDATE SET visits = visits + 1, last_at = :now")
                .param("account", account.value())
                .param("product", productId)
                .param("now", clock.millis())
                .update();
    }

    /** Products that are new to the person and can be had; for somebody unknown what came last. */
    List<Product> forAccount(AccountId account) {
        return jdbc.sql(INTEREST
                        + ", taste (category, weight) AS (SELECT category, SUM(weight)"
                        + " FROM interest JOIN product ON product.id = product_id GROUP BY category)"
                        + " SELECT " + Catalog.COLUMNS
                        + " FROM product LEFT JOIN taste ON taste.category = product.category"
                        + " WHERE stock > 0 AND product.id NOT IN (SELECT product_id FROM interest)"
                        + " ORDER BY COALESCE(weight, 0) DESC, CASE WHEN weight IS NULL THEN -position ELSE position END"
                        + " LIMIT " + HOW_MANY)
                .param("account", account.value())
                .query(catalog::product)
                .list();
    }

    /** Name of the product that tells most of the person's taste; null while nothing is known. */
    @Nullable
    String reasonFor(AccountId account) {
        return jdbc.sql(INTEREST
                        + " SELECT name FROM interest JOIN product ON product.id = product_id"
                        + " GROUP BY product.id ORDER BY SUM(weight) DESC, MAX(at) DESC LIMIT 1")
                .param("account", account.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }
}

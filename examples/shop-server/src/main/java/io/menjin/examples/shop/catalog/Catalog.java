package io.menjin.examples.shop.catalog;

import io.menjin.examples.shop.catalog.ProductDetail.Spec;
import io.menjin.examples.shop.problem.ShopProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The products in the database. */
@Repository
public class Catalog {
    /** Columns that {@link #product} reads. */
    public static final String COLUMNS =
            "product.id, product.category, product.name, product.tagline, product.price, product.member_price,"
                    + " product.stock";

    private final JdbcClient jdbc;
    private final Pictures pictures;

    Catalog(JdbcClient jdbc, Pictures pictures) {
        this.jdbc = jdbc;
        this.pictures = pictures;
    }

    /**
     * The products of a category, the favourites of the house first.
     *
     * @param category null for all of them
     */
    List<Product> list(@Nullable Category category) {
        return jdbc.sql("SELECT " + COLUMNS
                        + " FROM product WHERE :category IS NULL OR category = :category ORDER BY position")
                .param("category", category == null ? null : category.wireName())
                .query(this::product)
                .list();
    }

    ProductDetail detail(String id) {
        return jdbc.sql("SELECT " + COLUMNS
                        + ", description, (SELECT COUNT(*) FROM comment WHERE product_id = product.id) AS comments,"
                        + " (SELECT COALESCE(AVG(rating), 0) FROM comment WHERE product_id = product.id) AS rating"
                        + " FROM product WHERE id = :id")
                .param("id", id)
                .query((row, number) -> new ProductDetail(
                        product(row, number),
                        row.getString("description"),
                        specs(id),
                        row.getInt("comments"),
                        Math.round(row.getDouble("rating") * 10) / 10.0))
                .optional()
                .orElseThrow(() -> ShopProblemException.productNotFound(id));
    }

    public Optional<Product> find(String id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM product WHERE id = :id")
                .param("id", id)
                .query(this::product)
                .optional();
    }

    /** The product of that id, or the problem that there is none. */
    public Product require(String id) {
        return find(id).orElseThrow(() -> ShopProblemException.productNotFound(id));
    }

    private List<Spec> specs(String id) {
        return jdbc.sql("SELECT name, value FROM product_spec WHERE product_id = :id ORDER BY position")
                .param("id", id)
                .query(Spec.class)
                .list();
    }

    /** Reads {@link #COLUMNS}. */
    public Product product(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Product(
                id,
                Category.of(row.getString("category")),
                row.getString("name"),
                row.getString("tagline"),
                row.getInt("price"),
                row.getInt("member_price"),
                pictures.of(id),
                row.getInt("stock"));
    }
}

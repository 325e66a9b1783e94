package io.menjin.examples.shop.comment;

import io.menjin.examples.shop.catalog.Catalog;
import io.menjin.spring.MenjinUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The comments in the database. */
@Repository
class Comments {
    private static final String SELECT = "SELECT id, nickname, avatar_url, rating, text, created_at FROM comment";

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Clock clock;

    Comments(JdbcClient jdbc, Catalog catalog, Clock clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** The newest first, at most a hundred. */
    List<Comment> of(String productId) {
        catalog.require(productId);
        return jdbc.sql(SELECT + " WHERE product_id = :product ORDER BY id DESC LIMIT 100")
                .param("product", productId)
                .query(Comments::comment)
                .list();
    }

    Comment add(String productId, MenjinUser author, NewComment comment) {
        catalog.require(productId);
        return jdbc.sql("INSERT INTO comment (product_id, account_id, nickname, avatar_url, rating, text, created_at)"
                        + " VALUES (:product, :account, :nickname, :avatar, :rating, :text, :now)"
                        + " RETURNING id, nickname, avatar_url, rating, text, created_at")
                .param("product", productId)
                .param("account", author.id().value())
                .param("nickname", author.nickname())
                .param("avatar", author.avatarUrl())
                .param("rating", comment.rating())
                .param("text", comment.text().strip())
                .param("now", clock.millis())
                .query(Comments::comment)
                .single();
    }

    private static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                row.getLong("id"),
                row.getString("nickname"),
                row.getString("avatar_url"),
                row.getInt("rating"),
                row.getString("text"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}

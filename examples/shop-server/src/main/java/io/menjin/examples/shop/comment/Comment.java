package io.menjin.examples.shop.comment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said.
 *
 * @param nickname as it was when they said it
 * @param rating 1 to 5
 */
public record Comment(
        long id, String nickname, @Nullable String avatarUrl, int rating, String text, Instant createdAt) {}

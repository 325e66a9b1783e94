package io.menjin.examples.shop.catalog;

import java.util.List;

/**
 * A product as it stands on its own page.
 *
 * @param rating average of the comments, 0 while there is none
 */
public record ProductDetail(Product product, String description, List<Spec> specs, int comments, double rating) {

    /** One line of the table of properties. */
    public record Spec(String name, String value) {}
}

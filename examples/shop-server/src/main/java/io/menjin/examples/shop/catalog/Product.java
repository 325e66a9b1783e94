package io.menjin.examples.shop.catalog;

/**
 * A product as it stands in a list.
 *
 * @param price in fen
 * @param memberPrice what members pay, in fen
 * @param image address of its picture
 * @param stock how many are left
 */
public record Product(
        String id,
        Category category,
        String name,
        String tagline,
        int price,
        int memberPrice,
        String image,
        int stock) {}

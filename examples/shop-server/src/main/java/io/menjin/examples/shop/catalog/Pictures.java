package io.menjin.examples.shop.catalog;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of the products' pictures: whole ones, so that they can move to a CDN without a new mini program. */
@Component
public class Pictures {
    private final String base;

    Pictures(@Value("${shop.pictures}") String base) {
        this.base = base;
    }

    public String of(String productId) {
        return base + "/" + productId + ".png";
    }
}

package io.menjin.examples.shop.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Browsing, which needs no login. */
@RestController
@RequestMapping("/api/products")
class ProductsController {
    private final Catalog catalog;

    ProductsController(Catalog catalog) {
        this.catalog = catalog;
    }

    record Products(List<Product> products) {}

    @GetMapping
    Products list(@RequestParam(required = false) @Nullable Category category) {
        return new Products(catalog.list(category));
    }

    @GetMapping("/{id}")
    ProductDetail detail(@PathVariable String id) {
        return catalog.detail(id);
    }

    /** Addresses have the names in lower case. */
    @Component
    static class CategoryConverter implements Converter<String, Category> {
        @Override
        public Category convert(String name) {
            return Category.of(name);
        }
    }
}

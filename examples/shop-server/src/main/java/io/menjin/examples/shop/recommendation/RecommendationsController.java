package io.menjin.examples.shop.recommendation;

import io.menjin.core.account.AccountId;
import io.menjin.examples.shop.catalog.Catalog;
import io.menjin.examples.shop.catalog.Product;
import io.menjin.examples.shop.favourite.Favourites;
import io.menjin.spring.CurrentUser;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For visitors whom a silent login has made known. */
@RestController
@RequestMapping("/api")
class RecommendationsController {
    private final Recommendations recommendations;
    private final Catalog catalog;
    private final Favourites favourites;

    RecommendationsController(Recommendations recommendations, Catalog catalog, Favourites favourites) {
        this.recommendations = recommendations;
        this.catalog = catalog;
        this.favourites = favourites;
    }

    /**
     * What the home page shows.
     *
     * @param because name of the product that the choice follows from
     */
    record Recommended(List<Product> products, @Nullable String because) {}

    /** What the product page wants to know of its visitor. */
    record Visit(boolean favourite) {}

    @GetMapping("/recommendations")
    Recommended recommend(@CurrentUser AccountId account) {
        return new Recommended(recommendations.forAccount(account), recommendations.reasonFor(account));
    }

    @PostMapping("/products/{productId}/visits")
    Visit visit(@CurrentUser AccountId account, @PathVariable String productId) {
        catalog.require(productId);
        recommendations.visited(account, productId);
        return new Visit(favourites.contains(account, productId));
    }
}

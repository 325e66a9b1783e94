package io.menjin.examples.shop.favourite;

import io.menjin.core.account.AccountId;
import io.menjin.examples.shop.catalog.Product;
import io.menjin.spring.CurrentUser;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Needs nothing but a login, which costs the visitor nothing. */
@RestController
@RequestMapping("/api/favourites")
class FavouritesController {
    private final Favourites favourites;

    FavouritesController(Favourites favourites) {
        this.favourites = favourites;
    }

    record FavouriteList(List<Product> products) {}

    @GetMapping
    FavouriteList list(@CurrentUser AccountId account) {
        return new FavouriteList(favourites.of(account));
    }

    @PutMapping("/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@CurrentUser AccountId account, @PathVariable String productId) {
        favourites.add(account, productId);
    }

    @DeleteMapping("/{productId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@CurrentUser AccountId account, @PathVariable String productId) {
        favourites.remove(account, productId);
    }
}

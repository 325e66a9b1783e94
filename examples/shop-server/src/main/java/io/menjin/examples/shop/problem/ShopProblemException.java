package io.menjin.examples.shop.problem;

import org.springframework.http.HttpStatus;

/** A request that the shop cannot fulfil, with what it answers. */
public final class ShopProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;

    private ShopProblemException(HttpStatus status, String code, String detail) {
        super(detail);
        this.status = status;
        this.code = code;
    }

    public static ShopProblemException productNotFound(String id) {
        return new ShopProblemException(HttpStatus.NOT_FOUND, "product_not_found", "There is no product " + id + ".");
    }

    public static ShopProblemException orderNotFound(String id) {
        return new ShopProblemException(HttpStatus.NOT_FOUND, "order_not_found", "You have no order " + id + ".");
    }

    public static ShopProblemException soldOut(String product) {
        return new ShopProblemException(
                HttpStatus.CONFLICT, "sold_out", "There are not enough left of " + product + ".");
    }

    public static ShopProblemException notCancellable(String id) {
        return new ShopProblemException(
                HttpStatus.CONFLICT, "order_not_cancellable", "Order " + id + " cannot be cancelled any more.");
    }

    public HttpStatus status() {
        return status;
    }

    /** Stable; what programs decide by. */
    public String code() {
        return code;
    }
}

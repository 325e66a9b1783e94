package io.menjin.examples.shop.order;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an order is. */
public enum OrderState {
    /** It waits to be picked up. */
    PLACED,
    CANCELLED;

    /** As it stands in JSON and in the database. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.menjin.examples.shop.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Shelves of the shop. */
public enum Category {
    /** Cups, pots and kettles. */
    WARE,
    /** Tea. */
    TEA,
    /** What stands around the tea. */
    ROOM;

    /** As it stands in JSON, in addresses and in the database. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Category of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

package io.menjin.store.jdbc.internal.account;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns that are read of a table, in the order in which they are selected.
 *
 * @param alias of the table in the statement
 */
record Columns(String alias, List<String> names) {

    /** What is selected. */
    String list() {
        return names.stream().map(name -> alias + "." + name).collect(Collectors.joining(", "));
    }

    /** Where a column is in a row that begins with these. */
    int index(String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException(name + " is not selected");
        }
        return place + 1;
    }
}

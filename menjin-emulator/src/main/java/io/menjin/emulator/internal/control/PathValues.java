package io.menjin.emulator.internal.control;

import java.util.Map;

/** What stood in the place of a route's placeholders. */
record PathValues(Map<String, String> values) {

    String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no {" + name + "}");
        }
        return value;
    }
}

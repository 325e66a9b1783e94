package io.menjin.emulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The fields of a control call that is being put together. Immutable. */
record RequestFields(Map<String, Object> values) {

    static final RequestFields NONE = new RequestFields(Map.of());

    RequestFields with(String name, Object value) {
        Map<String, Object> next = new LinkedHashMap<>(values);
        next.put(name, Objects.requireNonNull(value, name));
        return new RequestFields(Collections.unmodifiableMap(next));
    }
}

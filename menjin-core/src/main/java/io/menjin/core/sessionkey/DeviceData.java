package io.menjin.core.sessionkey;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes out of opened data what no device may see, at every depth and however it is written. */
final class DeviceData {

    private static final Set<String> SECRET =
            Set.of("openid", "unionid", "phonenumber", "purephonenumber", "sessionkey", "session_key");

    private DeviceData() {}

    static Map<String, Object> of(Map<String, Object> values) {
        Map<String, Object> clean = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (!SECRET.contains(name.toLowerCase(Locale.ROOT))) {
                clean.put(name, clean(value));
            }
        });
        return clean;
    }

    private static Object clean(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> nested = new LinkedHashMap<>();
            map.forEach((name, inner) -> nested.put(String.valueOf(name), inner));
            return of(nested);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(DeviceData::clean).toList();
        }
        return value;
    }
}

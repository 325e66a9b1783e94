package io.menjin.emulator.internal.control;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Method and path template of a control operation, for example {@code POST /users/{id}/login}. */
record Route(String method, String template) {

    /** The placeholder values if the path fits, else {@code null}. */
    @Nullable
    PathValues match(String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        if (wanted.length != given.length) {
            return null;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
                values.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return null;
            }
        }
        return new PathValues(values);
    }
}

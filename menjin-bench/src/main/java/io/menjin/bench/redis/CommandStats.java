package io.menjin.bench.redis;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads {@code INFO commandstats}. */
final class CommandStats {

    private static final String PREFIX = "cmdstat_";
    /** What the benchmark itself sends, and what keeps connections alive. */
    private static final Set<String> OURS =
            Set.of("info", "config", "config|resetstat", "flushall", "monitor", "ping", "client", "hello");

    private CommandStats() {}

    static Map<String, Long> parse(String info) {
        Map<String, Long> calls = new TreeMap<>();
        info.lines().filter(line -> line.startsWith(PREFIX)).forEach(line -> {
            int colon = line.indexOf(':');
            String name = line.substring(PREFIX.length(), colon);
            if (!OURS.contains(name)) {
                String count = line.substring(line.indexOf("calls=", colon) + "calls=".length());
                calls.put(name, Long.parseLong(count.substring(0, count.indexOf(','))));
            }
        });
        return calls;
    }
}

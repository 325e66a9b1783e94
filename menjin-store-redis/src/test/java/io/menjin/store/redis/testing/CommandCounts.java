package io.menjin.store.redis.testing;

import io.menjin.store.redis.testing.Topology.Servers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What servers counted themselves: INFO commandstats, all servers together. */
public final class CommandCounts {

    private static final Pattern LINE = Pattern.compile("cmdstat_([a-z|]+):calls=(\\d+)");
    /** The test's own, and PINGs on the side. */
    private static final Set<String> NOT_COUNTED = Set.of(
            "info", "config", "config|resetstat", "hello", "ping", "client", "auth", "select", "cluster", "command");

    private CommandCounts() {}

    /**
     * Runs something and says what it cost. Commands that scripts run are counted among the rest.
     *
     * @return how often each command was run
     */
    public static Map<String, Integer> of(Servers servers, Runnable work) {
        servers.ask("CONFIG", "RESETSTAT");
        work.run();
        Map<String, Integer> counts = new TreeMap<>();
        for (String info : servers.ask("INFO", "commandstats")) {
            Matcher lines = LINE.matcher(info);
            while (lines.find()) {
                if (!NOT_COUNTED.contains(lines.group(1))) {
                    counts.merge(lines.group(1), Integer.valueOf(lines.group(2)), Integer::sum);
                }
            }
        }
        return counts;
    }
}

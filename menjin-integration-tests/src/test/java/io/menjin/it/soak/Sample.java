package io.menjin.it.soak;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Everything that could grow, at one moment.
 *
 * @param at since the steady load began
 * @param done operations since then
 * @param failed of them
 * @param latestMillis how late an operation began at most since the sample before
 * @param nodes each server
 * @param databaseConnections those of all servers
 * @param redisBytes that Redis uses, without what it used when it was empty
 * @param living tokens that are good
 * @param rows of each table
 * @param machineLoad the load average of this machine over the last minute, everything on it included
 */
record Sample(
        Duration at,
        long done,
        long failed,
        double latestMillis,
        List<ProcessFigures> nodes,
        int databaseConnections,
        int redisConnections,
        long redisBytes,
        long redisKeys,
        int living,
        Map<String, Long> rows,
        double machineLoad) {

    double redisBytesOfOneSession() {
        return living == 0 ? 0 : (double) redisBytes / living;
    }

    long rowsOf(String table) {
        return rows.getOrDefault(table, 0L);
    }
}

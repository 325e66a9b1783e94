package io.menjin.bench.load;

import io.menjin.bench.process.ProcStat;
import io.menjin.bench.process.ServerProcess;
import io.menjin.bench.process.WrkResult;
import io.menjin.bench.redis.RedisNode;
import java.io.IOException;

/** Takes the processor time of a server, and of Redis behind it, around a load. */
final class Meter {

    /**
     * A load and what it cost.
     *
     * @param serverSeconds processor time of the server's processes
     * @param redisSeconds processor time of Redis
     */
    record Reading(WrkResult load, double serverSeconds, double redisSeconds) {

        double perServerSecond() {
            return load.successes() / serverSeconds;
        }

        /** NaN when none was answered. */
        double serverMicros() {
            return load.successes() == 0 ? Double.NaN : serverSeconds * 1e6 / load.successes();
        }

        /** NaN when none was answered. */
        double redisMicros() {
            return load.successes() == 0 ? Double.NaN : redisSeconds * 1e6 / load.successes();
        }

        double perServerAndRedisSecond() {
            return load.successes() / (serverSeconds + redisSeconds);
        }
    }

    @FunctionalInterface
    interface Load {
        WrkResult run() throws IOException, InterruptedException;
    }

    private Meter() {}

    static Reading read(ServerProcess server, RedisNode redis, Load load) throws IOException, InterruptedException {
        double serverBefore = ProcStat.cpuSeconds(server.handle());
        double redisBefore = redis.cpuSeconds();
        WrkResult result = load.run();
        return new Reading(
                result, ProcStat.cpuSeconds(server.handle()) - serverBefore, redis.cpuSeconds() - redisBefore);
    }
}

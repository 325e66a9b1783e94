package io.menjin.bench.load;

import io.menjin.bench.redis.RedisNode;
import java.util.List;

/** How our server is told where to keep what. */
final class MenjinStores {

    private MenjinStores() {}

    /** Sessions on this Redis, accounts where they are by default. */
    static List<String> onRedis(RedisNode redis) {
        return List.of("--menjin.sessions.store=redis", "--menjin.redis.url=" + redis.uri());
    }
}

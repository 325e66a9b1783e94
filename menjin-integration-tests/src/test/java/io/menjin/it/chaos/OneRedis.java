package io.menjin.it.chaos;

import io.menjin.core.testkit.network.FaultProxy;
import io.menjin.store.redis.testing.Topology;
import io.menjin.store.redis.testing.Topology.Servers;
import java.io.IOException;
import java.util.List;
import redis.embedded.Redis;

/** Two servers, each with a network of its own to one Redis, and with their accounts in one PostgreSQL. */
final class OneRedis implements AutoCloseable {

    private final Servers redis = Topology.STANDALONE.start();
    private final List<FaultProxy> ways = List.of(way(), way());
    private final Accounts accounts = new Accounts();
    private final Nodes nodes;

    private OneRedis() throws IOException {
        nodes = Nodes.start(
                "one-redis",
                ways.size(),
                (setup, number) ->
                        RedisSetup.at(accounts.of(setup), ways.get(number).port()));
    }

    private FaultProxy way() {
        return new FaultProxy(redis.ports().get(0));
    }

    Nodes nodes() {
        return nodes;
    }

    Servers redis() {
        return redis;
    }

    /** To kill it and start it again, empty. */
    Redis process() {
        return redis.each().get(0);
    }

    /** The network between one of the two and Redis. */
    FaultProxy way(int number) {
        return ways.get(number % ways.size());
    }

    @Override
    public void close() throws IOException {
        nodes.close();
        accounts.close();
        ways.forEach(FaultProxy::close);
        redis.close();
    }

    /** The same for all of these tests. */
    static final class Shared extends io.menjin.it.harness.Shared<OneRedis> {

        Shared() {
            super(OneRedis.class, OneRedis::new);
        }

        @Override
        protected void afterEach(OneRedis shared) {
            shared.ways.forEach(FaultProxy::pass);
        }
    }
}

package io.menjin.bench.load;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaRedisConfigImpl;
import io.menjin.bench.report.Figures;
import io.menjin.bench.wechat.Bench;
import io.menjin.emulator.EmulatorControl;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import me.chanjar.weixin.common.util.http.hc.DefaultHttpComponentsClientBuilder;
import redis.clients.jedis.JedisPool;

/** How often WeChat is asked for an access_token when all nodes need one that none has. */
final class ColdTokens {

    static final int NODES = 16;

    private static final String TABLE = "cold-token";
    private static final int LATENCY_MILLIS = 100;
    private static final List<String> ENDPOINTS = List.of("token", "stable_token");

    private final Figures figures;
    private final Effort effort;
    private final Site site;

    ColdTokens(Figures figures, Effort effort, Site site) {
        this.figures = figures;
        this.effort = effort;
        this.site = site;
    }

    /** Nodes that share nothing but Redis. */
    interface Fleet extends AutoCloseable {

        /** One call a node, each of which ends when that node has a token. */
        List<Callable<?>> nodes();

        @Override
        void close();
    }

    void run() throws IOException, InterruptedException {
        for (int start = 0; start < effort.coldStarts(); start++) {
            site.redis().clear();
            try (Fleet fleet = wxJava()) {
                measure("WxJava on Redis", fleet);
            }
            site.redis().clear();
            try (Fleet fleet = new MenjinFleet(site)) {
                measure("Menjin on Redis", fleet);
            }
        }
    }

    private void measure(String row, Fleet fleet) throws IOException, InterruptedException {
        site.codes(1, LATENCY_MILLIS);
        ExecutorService threads = Executors.newFixedThreadPool(NODES);
        CyclicBarrier together = new CyclicBarrier(NODES);
        List<Future<?>> calls = new ArrayList<>();
        for (Callable<?> node : fleet.nodes()) {
            calls.add(threads.submit(() -> {
                together.await();
                return node.call();
            }));
        }
        int failed = 0;
        for (Future<?> call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                failed++;
                System.err.println(row + ": " + e.getCause());
            }
        }
        threads.shutdown();
        EmulatorControl control =
                EmulatorControl.connect(site.wechat().baseUri().resolve("/_emulator/v1"));
        int refreshes = ENDPOINTS.stream().mapToInt(control::calls).sum();
        figures.add(TABLE, row, "refreshes of " + NODES + " nodes", refreshes);
        figures.add(TABLE, row, "nodes without a token: errors", failed);
    }

    /** Its configuration on Jedis, with one instance and one pool a node. */
    private Fleet wxJava() {
        // One for the whole process, by default of ten connections to a host; each real node has its own.
        DefaultHttpComponentsClientBuilder.get().setMaxConnPerHost(NODES);
        DefaultHttpComponentsClientBuilder.get().setMaxTotalConn(NODES);
        List<JedisPool> pools = new ArrayList<>();
        List<Callable<?>> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            JedisPool pool = new JedisPool("127.0.0.1", site.redis().port());
            WxMaRedisConfigImpl config = new WxMaRedisConfigImpl(pool);
            config.setAppid(Bench.APP_ID);
            config.setSecret(Bench.SECRET);
            config.setApiHostUrl(site.wechat().baseUri().toString());
            WxMaServiceImpl service = new WxMaServiceImpl();
            service.setWxMaConfig(config);
            pools.add(pool);
            nodes.add(service::getAccessToken);
        }
        return new Fleet() {
            @Override
            public List<Callable<?>> nodes() {
                return nodes;
            }

            @Override
            public void close() {
                pools.forEach(JedisPool::close);
            }
        };
    }
}

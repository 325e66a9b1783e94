package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import io.menjin.bench.process.ServerProcess;
import io.menjin.bench.process.Wrk;
import io.menjin.bench.redis.RedisNode;
import io.menjin.bench.wechat.Bench;
import io.menjin.bench.wechat.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What all servers stand on: one WeChat, one Redis, one load generator. */
final class Site implements AutoCloseable {

    private final Emulator wechat;
    private final RedisNode redis;
    private final Wrk wrk;
    private final Path codes;

    private Site(Emulator wechat, RedisNode redis, Wrk wrk, Path codes) {
        this.wechat = wechat;
        this.redis = redis;
        this.wrk = wrk;
        this.codes = codes;
    }

    static Site open() throws IOException {
        return new Site(Emulator.start(), RedisNode.start(), new Wrk(), Files.createTempFile("codes", ".txt"));
    }

    Wrk wrk() {
        return wrk;
    }

    RedisNode redis() {
        return redis;
    }

    Emulator wechat() {
        return wechat;
    }

    /** Fresh login codes, of the 500 people in turn; WeChat answers with this latency from now on. */
    List<String> codes(int count, int latencyMillis) throws IOException {
        wechat.prepare(count, latencyMillis, codes);
        return Files.readAllLines(codes);
    }

    /** Starts a server with its data in what a single node has without further settings. */
    RunningServer start(LoginServer kind, Jdk jdk) throws IOException, InterruptedException {
        return start(kind, jdk, List.of());
    }

    /**
     * Starts a server.
     *
     * @param dataSettings where it keeps its data, in its own words
     */
    RunningServer start(LoginServer kind, Jdk jdk, List<String> dataSettings) throws IOException, InterruptedException {
        return RunningServer.start(
                kind,
                jdk,
                new LoginServer.Surroundings(
                        ServerProcess.freePort(),
                        wechat.baseUri(),
                        Bench.APP_ID,
                        Bench.SECRET,
                        redis.port(),
                        dataSettings));
    }

    @Override
    public void close() throws IOException {
        wrk.close();
        wechat.close();
        redis.close();
        Files.delete(codes);
    }
}

package io.menjin.bench.micro;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One token check after another in one thread, of tokens that were checked before: near caches have them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CheckBenchmark {

    @Param("CAFFEINE")
    public String peer = "";

    @SuppressWarnings("NullAway.Init") // JMH calls the method below first
    private TokenState tokens;

    @Setup
    public void open() throws IOException {
        tokens = TokenState.open(peer);
    }

    @Benchmark
    public boolean check() {
        return tokens.checkNext();
    }

    @TearDown
    public void close() {
        tokens.close();
    }
}

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

/** A token that nobody has issued, refused over and over. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ForgedTokenBenchmark {

    @Param("CAFFEINE")
    public String peer = "";

    @SuppressWarnings("NullAway.Init") // JMH calls the method below first
    private TokenState tokens;

    private String forged = "";

    @Setup
    public void open() throws IOException {
        tokens = TokenState.open(peer, false);
        forged = tokens.forged();
    }

    @Benchmark
    public boolean refuse() {
        return tokens.check(forged);
    }

    @TearDown
    public void close() {
        tokens.close();
    }
}

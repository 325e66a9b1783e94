package io.menjin.bench.micro;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
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

    /** Whether each check gets a text of its own, as each request brings one, whose hash nobody has computed yet. */
    @Param("true")
    public boolean fresh;

    @SuppressWarnings("NullAway.Init") // JMH calls the method below first
    private TokenState tokens;

    private long missesBefore;

    /** How often a near cache had to ask its store: a check that measures something else than a hit. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Misses {
        public long misses;
    }

    @Setup
    public void open() throws IOException {
        tokens = TokenState.open(peer, fresh);
    }

    @Setup(Level.Iteration)
    public void begin() {
        missesBefore = tokens.misses();
    }

    @Benchmark
    public boolean check() {
        return tokens.checkNext();
    }

    @TearDown(Level.Iteration)
    public void count(Misses counted) {
        counted.misses = tokens.misses() - missesBefore;
    }

    @TearDown
    public void close() {
        tokens.close();
    }
}

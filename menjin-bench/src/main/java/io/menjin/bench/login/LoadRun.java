package io.menjin.bench.login;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;

/** Threads that exchange codes one after another for a while, or until the codes are used up. */
final class LoadRun {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Exchange exchange;
    private final Queue<String> codes;
    private final Queue<long[]> durations = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> errors = new ConcurrentHashMap<>();

    private LoadRun(Exchange exchange, List<String> codes) {
        this.exchange = exchange;
        this.codes = new ConcurrentLinkedQueue<>(codes);
    }

    static Measurement run(Exchange exchange, int threads, Duration duration, List<String> codes)
            throws InterruptedException {
        return new LoadRun(exchange, codes).run(threads, duration);
    }

    private Measurement run(int count, Duration duration) throws InterruptedException {
        long cpu = SYSTEM.getProcessCpuTime();
        long began = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(new Thread(() -> durations.add(exchangeUntil(began + duration.toNanos()))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpuSeconds = (SYSTEM.getProcessCpuTime() - cpu) / 1e9;
        long[] nanos = durations.stream().flatMapToLong(LongStream::of).toArray();
        return Measurement.of(seconds, cpuSeconds, nanos, errors);
    }

    private long[] exchangeUntil(long end) {
        LongStream.Builder nanos = LongStream.builder();
        String code = codes.poll();
        while (code != null && System.nanoTime() - end < 0) {
            long began = System.nanoTime();
            try {
                exchange.exchange(code);
                nanos.add(System.nanoTime() - began);
            } catch (Exception e) {
                errors.merge(rootName(e), 1, Integer::sum);
            }
            code = codes.poll();
        }
        return nanos.build().toArray();
    }

    private static String rootName(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}

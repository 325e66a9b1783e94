package io.menjin.bench.login;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;

/** Threads that exchange codes one after another for a while. */
final class LoadRun {

    private LoadRun() {}

    static Measurement run(Exchange exchange, int threads, Duration duration, List<String> freshCodes)
            throws InterruptedException {
        Queue<String> codes = new ConcurrentLinkedQueue<>(freshCodes);
        Queue<long[]> latencies = new ConcurrentLinkedQueue<>();
        Map<String, Integer> errors = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(threads);
        long began = System.nanoTime();
        long until = began + duration.toNanos();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                latencies.add(exchangeUntil(until, exchange, codes, errors));
                done.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }
        done.await();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (codes.isEmpty()) {
            throw new IllegalStateException("the codes ran out: hand over more");
        }
        long[] sorted = latencies.stream().flatMapToLong(LongStream::of).toArray();
        Arrays.sort(sorted);
        return new Measurement(seconds, errors, sorted);
    }

    private static long[] exchangeUntil(
            long until, Exchange exchange, Queue<String> codes, Map<String, Integer> errors) {
        LongStream.Builder nanos = LongStream.builder();
        while (System.nanoTime() < until) {
            String code = codes.poll();
            if (code == null) {
                break;
            }
            long began = System.nanoTime();
            try {
                exchange.exchange(code);
                nanos.add(System.nanoTime() - began);
            } catch (Exception e) {
                errors.merge(rootName(e), 1, Integer::sum);
            }
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

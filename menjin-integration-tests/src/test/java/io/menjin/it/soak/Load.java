package io.menjin.it.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets people act. */
final class Load implements AutoCloseable {

    private static final int THREADS = 32;

    private final Site site;
    private final Ended ended = new Ended();
    private final List<Citizen> people = new ArrayList<>();
    private final BlockingQueue<Citizen> idle = new LinkedBlockingQueue<>();
    private final AtomicInteger born = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    Load(Site site, int size) {
        this.site = site;
        for (int i = 0; i < size; i++) {
            people.add(somebodyNew());
        }
        idle.addAll(people);
    }

    private Citizen somebodyNew() {
        return new Citizen(site, ended, born.incrementAndGet());
    }

    /** Tokens that are good now, about: people may be acting. Those who come only once are not counted. */
    int living() {
        return people.stream().mapToInt(Citizen::living).sum();
    }

    /** As much as these threads get done; gives the operations a second. */
    double closed(int senders, Duration duration, Tally tally) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + duration.toNanos();
        List<Callable<Void>> loops = new ArrayList<>();
        for (int i = 0; i < senders; i++) {
            loops.add(() -> {
                while (System.nanoTime() - end < 0) {
                    act(System.nanoTime(), tally);
                }
                return null;
            });
        }
        for (Future<Void> loop : threads.invokeAll(loops)) {
            try {
                loop.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return tally.done() / ((System.nanoTime() - began) / 1e9);
    }

    /**
     * So many operations a second, which come by chance (a Poisson process) and do not wait for each other.
     *
     * @return when all of them have ended
     */
    void open(double perSecond, Duration duration, Tally tally) throws InterruptedException {
        Random gaps = new Random(1);
        long due = System.nanoTime();
        long end = due + duration.toNanos();
        List<Long> times = new ArrayList<>();
        while (due - end < 0) {
            times.add(due);
            due += (long) (-Math.log(1 - gaps.nextDouble()) / perSecond * 1e9);
        }
        CountDownLatch left = new CountDownLatch(times.size());
        for (long time : times) {
            long wait = time - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            threads.execute(() -> {
                try {
                    act(time, tally);
                } finally {
                    left.countDown();
                }
            });
        }
        left.await();
    }

    private void act(long due, Tally tally) {
        Random random = ThreadLocalRandom.current();
        Operation wanted = Operation.any(random);
        long began = System.nanoTime();
        Citizen citizen = null;
        try {
            citizen = wanted == Operation.NEWCOMER ? somebodyNew() : idle.take();
            Operation was = citizen.act(wanted, random);
            tally.did(was, System.nanoTime() - began, began - due);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | AssertionError e) {
            tally.failed(wanted, e);
        } finally {
            if (citizen != null && wanted != Operation.NEWCOMER) {
                idle.add(citizen);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

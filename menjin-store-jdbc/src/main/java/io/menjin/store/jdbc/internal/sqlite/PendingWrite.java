package io.menjin.store.jdbc.internal.sqlite;

import io.menjin.core.store.StoreUnavailableException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One write on its way: handed in by a caller, run by the writer, answered after the commit. Thread-safe where it says
 * so: {@link #begin} and {@link #giveUp} decide between the writer and the caller.
 *
 * <p>A caller may give up while the write waits, never while it runs: so nobody is left in doubt whether it happened.
 */
final class PendingWrite<T> {

    private enum State {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final String operation;
    private final Function<Handle, T> work;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<T> answer = new CompletableFuture<>();

    // Both belong to the writer's thread until the answer is given.
    private @Nullable T result;
    private @Nullable Throwable failure;

    PendingWrite(String operation, Function<Handle, T> work) {
        this.operation = operation;
        this.work = work;
    }

    /** Claims the write for the writer, unless its caller has given up. */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** Claims it for the caller, unless the writer has begun. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    boolean isGivenUp() {
        return state.get() == State.GIVEN_UP;
    }

    /** Runs the work. Whatever it throws is kept for the answer. */
    void run(Handle handle) {
        try {
            result = work.apply(handle);
        } catch (Throwable t) {
            failure = t;
        }
    }

    /** Whether the work has failed by itself. */
    boolean hasFailed() {
        return failure != null;
    }

    /** What it wrote, if it ran at all, did not become durable. */
    void lose(Throwable cause) {
        failure = new StoreUnavailableException(operation + " failed: its commit did not succeed", cause);
    }

    /** Tells the caller. */
    @SuppressWarnings("NullAway") // the result is null where T is nullable
    void answer() {
        if (failure != null) {
            answer.completeExceptionally(failure);
        } else {
            answer.complete(result);
        }
    }

    /**
     * Waits for the answer.
     *
     * @param patience how long the write may wait to be begun
     * @throws StoreUnavailableException when it was not begun in time, or the caller was interrupted before it was
     */
    T await(long patience, TimeUnit unit) {
        boolean interrupted = false;
        boolean patient = false;
        try {
            while (true) {
                try {
                    return patient ? answer.get() : answer.get(patience, unit);
                } catch (TimeoutException e) {
                    if (giveUp()) {
                        throw new StoreUnavailableException(operation + " failed: the writer is overloaded", e);
                    }
                    patient = true;
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (giveUp()) {
                        throw new StoreUnavailableException(operation + " failed: its caller was interrupted", e);
                    }
                    patient = true;
                } catch (ExecutionException e) {
                    throw PendingWrite.<RuntimeException>unchanged(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Throws what the work threw as it is, checked or not. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the point of it
    private static <E extends Throwable> RuntimeException unchanged(@Nullable Throwable cause) throws E {
        throw (E) Objects.requireNonNull(cause);
    }
}

package io.menjin.wechat.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects an answer up to a size and a deadline, and hangs up on a longer or slower one. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final CompletableFuture<Void> watch = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final int maxBytes;
    private final long announced;
    private final Deadline deadline;
    private volatile @Nullable Subscription subscription;

    private LimitedBody(int maxBytes, long announced, Deadline deadline) {
        this.maxBytes = maxBytes;
        this.announced = announced;
        this.deadline = deadline;
    }

    static BodyHandler<byte[]> upTo(int maxBytes, Deadline deadline) {
        return response -> new LimitedBody(
                maxBytes, response.headers().firstValueAsLong("content-length").orElse(0), deadline);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The watch ends in hangUp or in nothing.
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        if (announced > maxBytes) {
            hangUp(new TooLargeException());
            return;
        }
        watch.orTimeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS).whenComplete((done, timeout) -> {
            if (timeout != null) {
                hangUp(new TooSlowException());
            }
        });
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (result.isDone()) {
                return;
            }
            if (buffer.remaining() > maxBytes - collected.size()) {
                hangUp(new TooLargeException());
                return;
            }
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            collected.writeBytes(bytes);
        }
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
        watch.complete(null);
    }

    @Override
    public void onComplete() {
        result.complete(collected.toByteArray());
        watch.complete(null);
    }

    private void hangUp(IOException why) {
        // First the result: cancelling may bring an onError of its own.
        result.completeExceptionally(why);
        watch.complete(null);
        Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    /** Says that the limit of bytes was passed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    /** Says that the deadline passed before the end of the body. */
    static final class TooSlowException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}

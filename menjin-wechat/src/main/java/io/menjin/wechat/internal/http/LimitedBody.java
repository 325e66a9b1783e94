package io.menjin.wechat.internal.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects an answer up to a limit and hangs up on a longer one. */
final class LimitedBody implements BodySubscriber<byte[]> {

    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final int maxBytes;
    private final long announced;
    private @Nullable Subscription subscription;

    private LimitedBody(int maxBytes, long announced) {
        this.maxBytes = maxBytes;
        this.announced = announced;
    }

    static BodyHandler<byte[]> upTo(int maxBytes) {
        return response -> new LimitedBody(
                maxBytes, response.headers().firstValueAsLong("content-length").orElse(0));
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        if (announced > maxBytes) {
            hangUp();
        } else {
            newSubscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (result.isDone()) {
                return;
            }
            if (buffer.remaining() > maxBytes - collected.size()) {
                hangUp();
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
    }

    @Override
    public void onComplete() {
        result.complete(collected.toByteArray());
    }

    private void hangUp() {
        // First the result: cancelling may bring an onError of its own.
        result.completeExceptionally(new TooLargeException());
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** Says that the limit was passed. */
    static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}

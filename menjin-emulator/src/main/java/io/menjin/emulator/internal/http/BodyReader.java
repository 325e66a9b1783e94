package io.menjin.emulator.internal.http;

import io.menjin.emulator.internal.wire.Payload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;

/**
 * Reads a body without holding a thread. One that is too long is read to its end and thrown away: a refusal beside an
 * unread body ends in a reset that can destroy the refusal.
 */
final class BodyReader implements Runnable {

    /** Who sends even more than this beyond the limit is refused at once, reset or not. */
    private static final int MOST_THROWN_AWAY = 16 << 20;

    private final Content.Source source;
    private final int limit;
    private final Consumer<Payload> whenRead;
    private final Runnable whenUnreadable;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;

    BodyReader(Content.Source source, int limit, Consumer<Payload> whenRead, Runnable whenUnreadable) {
        this.source = source;
        this.limit = limit;
        this.whenRead = whenRead;
        this.whenUnreadable = whenUnreadable;
    }

    /** Reads what has arrived; the server calls it again when there is more. */
    @Override
    public void run() {
        for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                if (!chunk.isLast()) {
                    source.fail(chunk.getFailure());
                }
                whenUnreadable.run();
                return;
            }
            take(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast()) {
                end();
                return;
            }
            if (length - limit > MOST_THROWN_AWAY) {
                source.fail(new IOException("the body is much too large"));
                whenUnreadable.run();
                return;
            }
        }
        source.demand(this);
    }

    private void take(ByteBuffer piece) {
        length += piece.remaining();
        if (length <= limit) {
            byte[] bytes = new byte[piece.remaining()];
            piece.get(bytes);
            kept.writeBytes(bytes);
        }
    }

    private void end() {
        if (length > limit) {
            whenUnreadable.run();
        } else {
            whenRead.accept(Payload.of(kept.toByteArray()));
        }
    }
}

package io.menjin.wechat.internal.http;

import io.menjin.wechat.internal.http.TransportException.Failure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/**
 * {@link HttpTransport} without a proxy, on Apache HttpCore. A call is served from its first to its last byte by the
 * thread that makes it; connections are limited by the calls under way and nothing else.
 */
public final class DirectTransport implements HttpTransport {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final Connector connector;
    private final Conversation conversation;
    private final RestingConnections resting;
    private final ScheduledExecutorService timer = Housekeeping.timer();
    private final DeadlineWatch watch = new DeadlineWatch(timer);
    private final AtomicBoolean sweepIsDue = new AtomicBoolean();

    /**
     * Creates a client of its own.
     *
     * @param connectTimeout for TCP and TLS together
     * @param nanoTicker a monotonic clock in nanoseconds
     * @param tls used when the base URI is {@code https}
     */
    public DirectTransport(
            URI base, Duration connectTimeout, int maxAnswerBytes, LongSupplier nanoTicker, SSLContext tls) {
        boolean secure = "https".equalsIgnoreCase(base.getScheme());
        this.connector = new Connector(base, connectTimeout, secure ? tls : null);
        this.conversation = new Conversation(base, maxAnswerBytes);
        this.resting = new RestingConnections(KEEP_ALIVE, nanoTicker);
    }

    @Override
    public HttpAnswer send(HttpCall call, Deadline deadline) throws TransportException {
        if (deadline.remainingMillis() == 0) {
            throw new TransportException(Failure.TIMED_OUT, null);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new TransportException(Failure.INTERRUPTED, null);
        }
        HangUp hangUp = watch.begin(deadline);
        try {
            ClassicHttpRequest request = conversation.request(call);
            HttpAnswer answer = overARestingConnection(request, hangUp);
            return answer != null ? answer : converse(connect(deadline, hangUp), request, hangUp);
        } catch (IOException | HttpException | RuntimeException failure) {
            throw failed(failure, hangUp, Failure.BROKEN);
        } finally {
            watch.end(hangUp);
        }
    }

    @Override
    public void close() {
        resting.dropAll();
    }

    /** The answer; null when the request has to be sent over a new connection. */
    private @Nullable HttpAnswer overARestingConnection(ClassicHttpRequest request, HangUp hangUp)
            throws IOException, HttpException {
        Connection connection = resting.take();
        if (connection == null) {
            return null;
        }
        long before = connection.bytesReceived();
        hangUp.watch(connection.channel());
        try {
            return converse(connection, request, hangUp);
        } catch (IOException gone) {
            // The other side may close a connection at rest just when we begin to use it. RFC 9112, section 9.3.1,
            // allows a GET to be sent again then.
            boolean unanswered = connection.bytesReceived() == before && !hangUp.hasHappened();
            if (unanswered
                    && request.getEntity() == null
                    && !Thread.currentThread().isInterrupted()) {
                return null;
            }
            throw gone;
        }
    }

    private Connection connect(Deadline deadline, HangUp hangUp) throws TransportException {
        try {
            return connector.connect(deadline, hangUp);
        } catch (SSLException mistrust) {
            throw failed(mistrust, hangUp, Failure.NOT_TRUSTED);
        } catch (IOException | RuntimeException unreachable) {
            throw failed(unreachable, hangUp, Failure.NOT_CONNECTED);
        }
    }

    private HttpAnswer converse(Connection connection, ClassicHttpRequest request, HangUp hangUp)
            throws IOException, HttpException {
        boolean reusable = false;
        try {
            Conversation.Result result = conversation.over(connection, request);
            reusable = result.reusable() && hangUp.release();
            return result.answer();
        } finally {
            if (reusable) {
                rest(connection);
            } else {
                connection.drop();
            }
        }
    }

    private void rest(Connection connection) {
        resting.add(connection);
        if (sweepIsDue.compareAndSet(false, true)) {
            sweepLater();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A sweep cannot fail, and whatever it leaves, the next one finds.
    private void sweepLater() {
        timer.schedule(this::sweep, KEEP_ALIVE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        sweepIsDue.set(false);
        if (resting.dropOld() && sweepIsDue.compareAndSet(false, true)) {
            sweepLater();
        }
    }

    private static TransportException failed(Exception failure, HangUp hangUp, Failure otherwise) {
        return new TransportException(classify(failure, hangUp, otherwise), HarmlessCause.of(failure));
    }

    private static Failure classify(Exception failure, HangUp hangUp, Failure otherwise) {
        if (hangUp.hasHappened()) {
            return Failure.TIMED_OUT;
        }
        // The channel has been closed by the interrupt and has left the thread's status as it must be.
        if (Thread.currentThread().isInterrupted()) {
            return Failure.INTERRUPTED;
        }
        return failure instanceof Conversation.TooLargeException || failure instanceof MessageConstraintException
                ? Failure.TOO_LARGE
                : otherwise;
    }
}

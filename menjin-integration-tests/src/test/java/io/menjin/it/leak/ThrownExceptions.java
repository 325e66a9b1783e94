package io.menjin.it.leak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/**
 * Takes down the message of every exception that is made in this JVM, caught or not, by the JDK's own recorder.
 *
 * <p>Left out are threads of the emulator, which know all secrets, and what Tomcat's parser throws at requests that are no
 * HTTP: it quotes them, catches it again, and the log it would go to is turned off by the server's configuration.
 */
final class ThrownExceptions implements AutoCloseable {

    private static final String MARKER = "the recorder has come so far";
    private static final List<String> TOMCATS_PARSER =
            List.of("org.apache.coyote.http11.", "org.apache.tomcat.util.http.parser.");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingStream stream = new RecordingStream();
    private final Evidence evidence;
    private final AtomicInteger markers = new AtomicInteger();

    ThrownExceptions(Evidence evidence) {
        this.evidence = evidence;
        stream.setReuse(false);
        for (String event : new String[] {"jdk.JavaExceptionThrow", "jdk.JavaErrorThrow"}) {
            stream.enable(event).withoutThreshold().withStackTrace();
            stream.onEvent(event, this::take);
        }
        stream.startAsync();
    }

    private void take(RecordedEvent event) {
        String thread = event.getThread() == null
                ? ""
                : String.valueOf(event.getThread().getJavaName());
        String message = String.valueOf(event.getString("message"));
        if (message.equals(MARKER)) {
            markers.incrementAndGet();
        } else if (!thread.startsWith("qtp") && !isFromTomcatsParser(event)) {
            evidence.add("exception", event.getClass("thrownClass").getName() + ": " + message);
        }
    }

    private static boolean isFromTomcatsParser(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .map(RecordedFrame::getMethod)
                        .filter(method -> !method.getName().equals("<init>"))
                        .findFirst()
                        .map(method -> method.getType().getName())
                        .filter(type -> TOMCATS_PARSER.stream().anyMatch(type::startsWith))
                        .isPresent();
    }

    /** Waits until everything that was thrown so far is taken down. */
    void settle() throws InterruptedException {
        int before = markers.get();
        long end = System.nanoTime() + PATIENCE.toNanos();
        // The recorder hands over about once a second.
        new IllegalStateException(MARKER).getMessage();
        while (markers.get() == before) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the recorder hands nothing over");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}

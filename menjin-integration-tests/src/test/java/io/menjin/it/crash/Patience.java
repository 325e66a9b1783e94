package io.menjin.it.crash;

import io.menjin.it.harness.Answer;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again what a server could not answer for the moment, as a device does.
 *
 * <p>A server that was just started on a disk that stands still may say so; it must not say anything wrong.
 */
final class Patience {

    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private Patience() {}

    /**
     * A success.
     *
     * @throws NotNowException if the server could not answer for the moment: what it did is then unknown
     */
    static Answer okOrUnknown(Answer answer) {
        if (isWanted(answer)) {
            throw new NotNowException(answer);
        }
        return answer.ok();
    }

    /** Whether the server could not answer for the moment and says that it is worth to ask again. */
    private static boolean isWanted(Answer answer) {
        return answer.status() >= 500 && answer.at("/action").equals("retry");
    }

    /** The first answer that is one, or the last refusal when the server does not recover. */
    static Answer with(Supplier<Answer> request) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Answer answer = request.get();
        while (isWanted(answer) && System.nanoTime() < end) {
            log.warn("not now: {} {}", answer, answer.text());
            answer = request.get();
        }
        return answer;
    }

    /** A request whose outcome is unknown, from a server that is still there. */
    static final class NotNowException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotNowException(Answer answer) {
            super(answer + " " + answer.text());
        }
    }
}

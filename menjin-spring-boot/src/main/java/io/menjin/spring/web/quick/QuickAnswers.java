package io.menjin.spring.web.quick;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** All answers of the short way. Closed until the application has started and nothing speaks against it. Thread-safe. */
public final class QuickAnswers {
    private final LongAdder given = new LongAdder();
    private volatile List<QuickAnswer> answers = List.of();

    /** Begins to answer. */
    public void open(List<QuickAnswer> all) {
        answers = List.copyOf(all);
    }

    /** Whether it answers anything. */
    public boolean isOpen() {
        return !answers.isEmpty();
    }

    /** How many requests were answered. */
    public long given() {
        return given.sum();
    }

    /**
     * Answers a request, if it can.
     *
     * @return false when the request is to go the long way
     */
    public boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        for (QuickAnswer answer : answers) {
            // Counted first: whoever has the answer in hand finds it counted.
            if (answer.answer(request, response, given::increment)) {
                return true;
            }
        }
        return false;
    }
}

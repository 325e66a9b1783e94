package io.menjin.spring.web.quick;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests of one kind before any filter. Thread-safe. */
public interface QuickAnswer {

    /**
     * Answers a request, if it is a plain one of its kind.
     *
     * @param certain run once it is certain that this one answers, before anything is sent
     * @return false when nothing was read from the body nor written, and the request is to go the long way
     */
    boolean answer(HttpServletRequest request, HttpServletResponse response, Runnable certain) throws IOException;
}

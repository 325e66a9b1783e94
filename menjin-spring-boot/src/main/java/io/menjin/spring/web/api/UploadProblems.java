package io.menjin.spring.web.api;

import io.menjin.spring.web.http.ProblemResponder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UrlPathHelper;

/**
 * Answers uploads that Spring refuses before it looks for an operation: it reads multipart bodies first, unless
 * {@code spring.servlet.multipart.resolve-lazily} is set.
 */
public final class UploadProblems implements HandlerExceptionResolver, Ordered {
    private final String path;
    private final ProblemResponder responder;

    /**
     * Creates a resolver.
     *
     * @param path the only one that is answered here
     */
    public UploadProblems(String path, ProblemResponder responder) {
        this.path = path;
        this.responder = responder;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!(failure instanceof MultipartException)
                || !path.equals(UrlPathHelper.defaultInstance.getPathWithinApplication(request))) {
            return null;
        }
        try {
            responder.respond(response, failure);
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

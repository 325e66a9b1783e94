package io.menjin.examples.shop.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Answers errors of the shop as RFC 9457 problems with a {@code code} and an {@code action}, as the login API does, so
 * that the mini program reads them in one place. What Menjin's annotations refuse is answered by Menjin.
 */
@RestControllerAdvice
class ShopProblems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ShopProblems.class);

    @ExceptionHandler(ShopProblemException.class)
    ProblemDetail answer(ShopProblemException problem) {
        return complete(ProblemDetail.forStatusAndDetail(problem.status(), detailOf(problem)), problem.code(), "none");
    }

    /** Nobody learns from outside what went wrong inside. */
    @ExceptionHandler(Exception.class)
    ProblemDetail answer(Exception failure) {
        LOG.error("a request failed", failure);
        return complete(ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR), "internal", "retry");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        FieldError error = failure.getFieldError();
        ProblemDetail body = failure.getBody();
        if (error != null) {
            body.setDetail(error.getField() + " " + error.getDefaultMessage());
        }
        return handleExceptionInternal(failure, body, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        complete(problem, codeOf(status), status.is5xxServerError() ? "retry" : "none");
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }

    private static ProblemDetail complete(ProblemDetail problem, String code, String action) {
        problem.setProperty("code", code);
        problem.setProperty("action", action);
        return problem;
    }

    private static String codeOf(HttpStatusCode status) {
        if (status.value() == 400) {
            return "invalid_request";
        }
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null || known.is5xxServerError()
                ? "internal"
                : known.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String detailOf(Exception failure) {
        return failure.getMessage();
    }
}

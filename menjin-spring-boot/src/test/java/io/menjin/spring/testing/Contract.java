package io.menjin.spring.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** openapi.yaml, as the server serves it. */
final class Contract {
    /** Served beside the API, and described by themselves. */
    private static final Set<String> DOCUMENTS = Set.of("/openapi.yaml", "/problems", "/actuator");

    private final OpenApiInteractionValidator validator;
    private final String prefix;

    Contract(String prefix) {
        this.prefix = prefix;
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(text())
                .build();
    }

    /** Fails unless the response is one that the contract allows for the operation. */
    void check(String method, String path, HttpResponse<byte[]> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        boolean problem = contentType.startsWith("application/problem+json");
        String address = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
        if (!problem && DOCUMENTS.stream().anyMatch(address::startsWith)) {
            return;
        }
        // HEAD is GET without a body, so only the headers can be wrong.
        String operation = method.equals("HEAD") ? "GET" : method;
        ValidationReport report =
                validator.validateResponse(address, Request.Method.valueOf(operation), toResponse(response));
        if (isOutside(report)) {
            if (!problem) {
                throw new AssertionError(method + " " + path + " is not in the contract and answered "
                        + response.statusCode() + " " + contentType);
            }
            // Whatever is asked for: a problem is a problem.
            report = validator.validateResponse("/v1/me", Request.Method.GET, toResponse(response));
        }
        if (report.hasErrors() && !(method.equals("HEAD") && response.body().length == 0)) {
            throw new AssertionError(method + " " + path + " answered " + response.statusCode()
                    + ", which is against the" + " contract:\n" + report.getMessages() + "\n"
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    private static boolean isOutside(ValidationReport report) {
        List<String> keys = report.getMessages().stream()
                .map(ValidationReport.Message::getKey)
                .toList();
        return keys.contains("validation.request.path.missing")
                || keys.contains("validation.request.operation.notAllowed");
    }

    private static SimpleResponse toResponse(HttpResponse<byte[]> response) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(response.statusCode());
        response.headers().map().forEach((name, values) -> builder.withHeader(name, values));
        if (response.body().length > 0) {
            builder.withBody(response.body());
        }
        return builder.build();
    }

    private static String text() {
        try (InputStream in = Contract.class.getResourceAsStream("/io/menjin/spring/web/openapi.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

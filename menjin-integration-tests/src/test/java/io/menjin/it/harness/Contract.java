package io.menjin.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import java.util.regex.Pattern;

/** Checks answers against {@code openapi.yaml}, and for what no answer may hold. */
final class Contract {

    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createForSpecificationUrl(
                    BuildFolders.openApi().toUri().toString())
            .build();

    /** Names that stay on the server, and what a stack trace looks like. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "open_?id|union_?id|session_?key\"|app_?secret|\\bat (io|java|jdk|org|com)\\.|Exception|\\.java:\\d",
            Pattern.CASE_INSENSITIVE);

    private Contract() {}

    static void check(Answer answer, String method, String path) {
        SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
        answer.headers().map().forEach(response::withHeader);
        if (answer.body().length > 0) {
            response.withBody(answer.body());
        }
        ValidationReport report = VALIDATOR.validateResponse(path, Request.Method.valueOf(method), response.build());
        assertThat(report.getMessages())
                .as("%s answered %s", answer, answer.text())
                .isEmpty();
        if (answer.status() >= 400) {
            checkProblem(answer);
        }
        if (!answer.header("Content-Type").startsWith("image/")) {
            assertThat(answer.text()).as("%s", answer).doesNotContainPattern(FORBIDDEN);
        }
    }

    /** What every failure has in common, on paths that the contract does not know as well. */
    static void checkProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).as("%s", answer).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).as("%s", answer).isEqualTo(answer.status());
        assertThat(answer.at("/traceId")).as("%s", answer).isNotBlank();
        assertThat(answer.text()).as("%s", answer).doesNotContainPattern(FORBIDDEN);
    }
}

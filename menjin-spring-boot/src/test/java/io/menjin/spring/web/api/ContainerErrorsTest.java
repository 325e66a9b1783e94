package io.menjin.spring.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.problem.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST",
        "404, INVALID_REQUEST",
        "405, INVALID_REQUEST",
        "413, TOO_LARGE",
        "431, INVALID_REQUEST",
        "500, INTERNAL",
        "501, INVALID_REQUEST",
        "503, INTERNAL",
        "505, INVALID_REQUEST",
    })
    void keepsTheStatusThatTheContainerDecidedOn(int status, ProblemCode code) {
        assertThat(ContainerErrors.problemFor(status).status()).isEqualTo(status);
        assertThat(ContainerErrors.problemFor(status).problem().code()).isEqualTo(code);
    }
}

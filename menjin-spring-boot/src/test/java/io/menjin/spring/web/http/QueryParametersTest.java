package io.menjin.spring.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class QueryParametersTest {
    private static Map<String, List<String>> parse(String query) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/");
        request.addParameter("fromForm", "x");
        request.setQueryString(query);
        return QueryParameters.of(request);
    }

    @Test
    void decodesTheQueryAndNothingElse() {
        assertThat(parse("a=1&b=%E5%AF%86+x&a=2&c&=d"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("a", List.of("1", "2"), "b", List.of("密 x"), "c", List.of(""), "", List.of("d")));
        assertThat(parse(null)).isEmpty();
    }

    @Test
    void refusesEscapesThatAreNone() {
        assertThatThrownBy(() -> parse("a=%zz")).hasMessageStartingWith("invalid_request");
    }
}

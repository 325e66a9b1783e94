package io.menjin.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AddressPatternsTest {
    private final AddressPatterns filter = new AddressPatterns();

    @Test
    void tellsThePatternInsteadOfTheAddress() {
        assertThat(url(request("/v1/me/sessions/{id}"))).isEqualTo("/v1/me/sessions/{id}");
    }

    @Test
    void tellsNothingOfAnAddressThatNobodyKnows() {
        assertThat(url(request(null))).isEqualTo("UNKNOWN");
    }

    @Test
    void leavesOtherObservationsAlone() {
        Observation.Context call = new Observation.Context();
        call.addHighCardinalityKeyValue(KeyValue.of("http.url", "/x"));

        assertThat(url(call)).isEqualTo("/x");
    }

    private static Observation.Context request(@Nullable String pattern) {
        ServerRequestObservationContext context = new ServerRequestObservationContext(
                new MockHttpServletRequest("GET", "/v1/a-secret"), new MockHttpServletResponse());
        context.setPathPattern(pattern);
        context.addHighCardinalityKeyValue(KeyValue.of("http.url", "/v1/a-secret"));
        return context;
    }

    private String url(Observation.Context context) {
        return filter.map(context).getHighCardinalityKeyValue("http.url").getValue();
    }
}

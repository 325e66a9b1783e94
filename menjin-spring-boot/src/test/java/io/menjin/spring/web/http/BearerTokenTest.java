package io.menjin.spring.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class BearerTokenTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @ParameterizedTest
    @ValueSource(strings = {"Bearer mj_abc", "bearer mj_abc", "BEARER   mj_abc", " Bearer mj_abc "})
    void findsTheTokenWhateverTheCaseOfTheScheme(String header) {
        request.addHeader("Authorization", header);

        assertThat(BearerToken.require(request).reveal()).isEqualTo("mj_abc");
    }

    @Test
    void looksNowhereButInTheHeader() {
        request.setQueryString("access_token=mj_abc&token=mj_abc");
        request.setParameter("access_token", "mj_abc");

        assertThat(BearerToken.find(request)).isEmpty();
        assertThatThrownBy(() -> BearerToken.require(request)).hasMessageStartingWith("token_missing");
    }

    @Test
    void leavesOtherSchemesToOthers() {
        request.addHeader("Authorization", "Basic Zm9vOmJhcg==");

        assertThat(BearerToken.find(request)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer a b", "Bearer  "})
    void refusesWhatIsNoToken(String header) {
        request.addHeader("Authorization", header);

        if (header.isBlank() || header.strip().equals("Bearer")) {
            assertThat(BearerToken.find(request)).isEmpty();
        } else {
            assertThatThrownBy(() -> BearerToken.find(request)).hasMessageStartingWith("token_invalid");
        }
    }

    @Test
    void refusesTwoHeadersAndEndlessTokens() {
        request.addHeader("Authorization", "Bearer " + "a".repeat(600));
        assertThatThrownBy(() -> BearerToken.find(request)).hasMessageStartingWith("token_invalid");

        request.addHeader("Authorization", "Bearer mj_abc");
        assertThatThrownBy(() -> BearerToken.find(request)).hasMessageContaining("more than one");
    }
}

package io.menjin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreparedRequestTest {

    @Test
    void hasThreeFieldsWhateverIsLeftOut() {
        assertThat(new PreparedRequest("/v1/verify", "mj_c4n4ry", null).toLine())
                .isEqualTo("/v1/verify\tmj_c4n4ry\t");
        assertThat(new PreparedRequest("/v1/login", null, "{}").toLine()).isEqualTo("/v1/login\t\t{}");
    }
}

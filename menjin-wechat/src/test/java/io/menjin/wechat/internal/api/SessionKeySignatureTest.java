package io.menjin.wechat.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.SessionKey;
import org.junit.jupiter.api.Test;

class SessionKeySignatureTest {

    /** The key of the sample on WeChat's page about HTTP signatures, over the empty text. */
    @Test
    void isMadeWithTheTextOfTheKey() {
        assertThat(SessionKeyApi.signature(new SessionKey("o0q0otL8aEzpcZL/FT9WsQ==")))
                .isEqualTo("46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128");
    }
}

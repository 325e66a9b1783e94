package io.menjin.emulator.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The vectors WeChat publishes. */
class DigestsTest {

    @Test
    void signsAMessageWithTheTextOfTheSessionKey() {
        assertThat(Digests.hmacSha256Hex("o0q0otL8aEzpcZL/FT9WsQ==", "{\"foo\":\"bar\"}"))
                .isEqualTo("654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b");
    }

    @Test
    void signsTheEmptyMessage() {
        assertThat(Digests.hmacSha256Hex("o0q0otL8aEzpcZL/FT9WsQ==", ""))
                .isEqualTo("46e043c5525c2d817c44be603d30837a808a1d930d038f6fdc3e62a201fed128");
    }

    @Test
    void signsRawData() {
        String rawData = "{\"nickName\":\"Band\",\"gender\":1,\"language\":\"zh_CN\",\"city\":\"Guangzhou\","
                + "\"province\":\"Guangdong\",\"country\":\"CN\",\"avatarUrl\":\"http://wx.qlogo.cn/mmopen/vi_32/"
                + "1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujxyzYsrztuuICqIM5ibXQ/0\"}";

        assertThat(Digests.sha1Hex(rawData + "HyVFkGl5F5OQWJZZaNzBBg=="))
                .isEqualTo("75e81ceda165f4ffa64f4068af58c64b8f54b88c");
    }
}

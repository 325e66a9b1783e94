package io.menjin.emulator.internal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The vector WeChat publishes. */
class OpenDataCipherTest {

    private static final String KEY = "tiihtNczf5v6AKRyjwEUhQ==";
    private static final byte[] IV = Base64.getDecoder().decode("r7BXXKkLb8qrSNn05n0qiA==");
    private static final String PLAIN = "{\"openId\":\"oGZUI0egBJY1zhBYw2KhdUfwVJJE\",\"nickName\":\"Band\","
            + "\"gender\":1,\"language\":\"zh_CN\",\"city\":\"Guangzhou\",\"province\":\"Guangdong\",\"country\":\"CN\","
            + "\"avatarUrl\":\"http://wx.qlogo.cn/mmopen/vi_32/aSKcBBPpibyKNicHNTMM0qJVh8Kjgiak2AHWr8MHM4WgMEm7GFhsf8"
            + "OYrySdbvAMvTsw3mo8ibKicsnfN5pRjl1p8HQ/0\",\"unionId\":\"ocMvos6NjeKLIBqg5Mr9QjxrP1FA\",\"watermark\":"
            + "{\"timestamp\":1477314187,\"appid\":\"wx4f4bc4dec97d474b\"}}";
    private static final String ENCRYPTED = "CiyLU1Aw2KjvrjMdj8YKliAjtP4gsMZMQmRzooG2xrDcvSnxIMXFufNstNGTyaGS9uT5geRa"
            + "0W4oTOb1WT7fJlAC+oNPdbB+3hVbJSRgv+4lGOETKUQz6OYStslQ142dNCuabNPGBzlooOmB231qMM85d2/fV6ChevvXvQP8Hkue1poOFtnE"
            + "tpyxVLW1zAo6/1Xx1COxFvrc2d7UL/lmHInNlxuacJXwu0fjpXfz/YqYzBIBzD6WUfTIF9GRHpOn/Hz7saL8xz+W//FRAUid1OksQaQx4CMs"
            + "8LOddcQhULW4ucetDf96JcR3g0gfRK4PC7E/r7Z6xNrXd2UIeorGj5Ef7b1pJAYB6Y5anaHqZ9J6nKEBvB4DnNLIVWSgARns/8wR2SiRS7MN"
            + "ACwTyrGvt9ts8p12PKFdlqYTopNHR1Vf7XjfhQlVsAJdNiKdYmYVoKlaRv85IfVunYzO0IKXsyl7JCUjCpoG20f0a04COwfneQAGGwd5oa+T"
            + "8yO5hzuyDb/XcxxmK01EpqOyuxINew==";

    @Test
    void decryptsTheOfficialVector() {
        assertThat(new String(OpenDataCipher.decrypt(KEY, IV, ENCRYPTED), UTF_8))
                .isEqualTo(PLAIN);
    }

    @Test
    void encryptsToTheOfficialVector() {
        assertThat(OpenDataCipher.encrypt(KEY, IV, PLAIN.getBytes(UTF_8))).isEqualTo(ENCRYPTED);
    }

    @Test
    void refusesDamagedData() {
        assertThatThrownBy(() -> OpenDataCipher.decrypt(KEY, IV, ENCRYPTED.substring(0, 40)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

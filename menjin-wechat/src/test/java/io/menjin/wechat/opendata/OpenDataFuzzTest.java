package io.menjin.wechat.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.EncryptedData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OpenDataFuzzTest {

    private static final String GOOD =
            "{\"purePhoneNumber\":\"13580006666\",\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":1637744274}}";

    private final WeChatOpenDataReader reader = new WeChatOpenDataReader();
    private final SessionKey key = new SessionKey(OfficialVectors.KEY);

    @Property
    void randomBytesOpenToNothing(
            @ForAll @Size(16) byte[] iv, @ForAll @IntRange(min = 1, max = 20) int blocks, @ForAll long seed) {
        byte[] cipherText = new byte[16 * blocks];
        new java.util.Random(seed).nextBytes(cipherText);

        assertThat(reader.open(new EncryptedData(cipherText, iv), key)).isEmpty();
    }

    @Property
    void aDamagedBlobNeverThrows(
            @ForAll @IntRange(min = 0, max = 95) int position, @ForAll @ByteRange(min = 1) byte flip) throws Exception {
        EncryptedData good = WeChatOpenDataReaderTest.encrypt(GOOD.getBytes(StandardCharsets.UTF_8));
        byte[] damaged = good.cipherText();
        damaged[position % damaged.length] ^= flip;

        reader.open(new EncryptedData(damaged, good.iv()), key)
                // CBC can be bent: what still opens has a watermark, whose AppID and age the caller checks.
                .ifPresent(data -> assertThat(data.values()).containsKey("watermark"));
    }

    @Property
    void anyPlainTextThatOpensHasAWatermark(@ForAll String text) throws Exception {
        byte[] plainText = text.getBytes(StandardCharsets.UTF_8);

        reader.open(WeChatOpenDataReaderTest.encrypt(plainText), key)
                .ifPresent(data -> assertThat(data.values()).containsKey("watermark"));
    }

    @Property
    void anyTextCanBeGivenAsRawDataAndSignature(@ForAll String rawData, @ForAll String signature) {
        assertThat(reader.isSignedBy(rawData, signature, key)).isFalse();
        reader.parseRawData(rawData);
    }

    @Property
    void aWrongKeyOpensNothing(@ForAll @Size(16) byte[] other) {
        byte[] right = Base64.getDecoder().decode(OfficialVectors.KEY);
        EncryptedData blob = EncryptedData.parse(OfficialVectors.ENCRYPTED, OfficialVectors.IV);
        SessionKey wrong = new SessionKey(Base64.getEncoder().encodeToString(other));

        assertThat(reader.open(blob, wrong).isPresent()).isEqualTo(Arrays.equals(right, other));
    }
}

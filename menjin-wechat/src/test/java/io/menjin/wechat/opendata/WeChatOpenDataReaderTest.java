package io.menjin.wechat.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.OpenData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatOpenDataReaderTest {

    private static final SessionKey KEY = new SessionKey(OfficialVectors.KEY);
    private static final String WATERMARK = "\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":1637744274}";

    private final WeChatOpenDataReader reader = new WeChatOpenDataReader();

    @Test
    void opensTheOfficialSample() {
        EncryptedData blob = EncryptedData.parse(OfficialVectors.ENCRYPTED, OfficialVectors.IV);

        OpenData data = reader.open(blob, KEY).orElseThrow();

        assertThat(data.appId()).isEqualTo(OfficialVectors.APP_ID);
        assertThat(data.timestamp()).isEqualTo(Instant.ofEpochSecond(1477314187));
        assertThat(data.values())
                .containsEntry("openId", "oGZUI0egBJY1zhBYw2KhdUfwVJJE")
                .containsEntry("unionId", "ocMvos6NjeKLIBqg5Mr9QjxrP1FA")
                .containsEntry("nickName", "Band")
                .containsEntry("gender", 1)
                .containsEntry("watermark", Map.of("timestamp", 1477314187, "appid", OfficialVectors.APP_ID));
    }

    @Test
    void opensAPhoneNumber() throws Exception {
        OpenData data =
                open("{\"phoneNumber\":\"13580006666\",\"purePhoneNumber\":\"13580006666\",\"countryCode\":\"86\","
                                + WATERMARK + "}")
                        .orElseThrow();

        assertThat(data.values()).containsEntry("purePhoneNumber", "13580006666");
    }

    @Test
    void keepsUnknownMembersAndNulls() throws Exception {
        OpenData data = open("{\"list\":[1,2.5,null,true,{\"a\":\"b\"}],\"none\":null," + WATERMARK + "}")
                .orElseThrow();

        assertThat(data.values())
                .containsKey("none")
                .containsEntry("list", Arrays.asList(1, 2.5, null, true, Map.of("a", "b")));
    }

    @Test
    void doesNotOpenUnderAnotherKey() {
        EncryptedData blob = EncryptedData.parse(OfficialVectors.ENCRYPTED, OfficialVectors.IV);

        assertThat(reader.open(blob, new SessionKey(OfficialVectors.SIGNING_KEY)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not Base64", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})
    void doesNotOpenUnderWhatIsNoKey(String key) {
        EncryptedData blob = EncryptedData.parse(OfficialVectors.ENCRYPTED, OfficialVectors.IV);

        assertThat(reader.open(blob, new SessionKey(key))).isEmpty();
    }

    /** Others take every such blob, with garbage in its last block. */
    @Test
    void doesNotOpenWithAnyByteOfThePaddingChanged() {
        byte[] cipherText = Base64.getDecoder().decode(OfficialVectors.ENCRYPTED);
        byte[] iv = Base64.getDecoder().decode(OfficialVectors.IV);
        int opened = 0;
        for (int flip = 1; flip < 256; flip++) {
            byte[] changed = cipherText.clone();
            changed[changed.length - 17] ^= (byte) flip;
            opened += reader.open(new EncryptedData(changed, iv), KEY).isPresent() ? 1 : 0;
        }
        assertThat(opened).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"watermark\":{}}",
                "{\"watermark\":{\"appid\":\"wxApp\"}}",
                "{\"watermark\":{\"timestamp\":1637744274}}",
                "{\"watermark\":{\"appid\":7,\"timestamp\":1637744274}}",
                "{\"watermark\":{\"appid\":\"\",\"timestamp\":1637744274}}",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":\"1637744274\"}}",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":1637744274.5}}",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":-1}}",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":9223372036854775807}}",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":92233720368547758070}}",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":1637744274,\"appid\":\"wxOther\"}}",
                "{\"a\":1,\"a\":2,\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":1637744274}}",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":1637744274}} trailing",
                "{\"watermark\":{\"appid\":\"wxApp\",\"timestamp\":1637744274}}{}",
            })
    void doesNotTakeWhatHasNoProperWatermark(String plainText) throws Exception {
        assertThat(open(plainText)).isEmpty();
    }

    @Test
    void doesNotTakeBrokenUtf8() throws Exception {
        byte[] plainText = ("{\"nickName\":\"B\u00e9nd\"," + WATERMARK + "}").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reader.open(encrypt(plainText), KEY)).isEmpty();
    }

    @Test
    void doesNotTakeNestingBeyondAnyUse() throws Exception {
        assertThat(open("{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "," + WATERMARK + "}"))
                .isEmpty();
    }

    @Test
    void verifiesTheOfficialSignature() {
        SessionKey key = new SessionKey(OfficialVectors.SIGNING_KEY);

        assertThat(reader.isSignedBy(OfficialVectors.RAW_DATA, OfficialVectors.SIGNATURE, key))
                .isTrue();
        assertThat(reader.isSignedBy(OfficialVectors.RAW_DATA + " ", OfficialVectors.SIGNATURE, key))
                .isFalse();
        assertThat(reader.isSignedBy(OfficialVectors.RAW_DATA, OfficialVectors.SIGNATURE, KEY))
                .isFalse();
        assertThat(reader.isSignedBy(OfficialVectors.RAW_DATA, "", key)).isFalse();
        assertThat(reader.isSignedBy(OfficialVectors.RAW_DATA, "75e81ceda165f4ff", key))
                .isFalse();
    }

    @Test
    void doesNotVerifyHalfACharacter() {
        SessionKey key = new SessionKey(OfficialVectors.SIGNING_KEY);
        // What the JDK makes of half a surrogate pair is a question mark: two texts would share one signature.
        String signatureOfQuestionMark = sha1Hex("?" + OfficialVectors.SIGNING_KEY);

        assertThat(reader.isSignedBy("?", signatureOfQuestionMark, key)).isTrue();
        assertThat(reader.isSignedBy("\ud83d", signatureOfQuestionMark, key)).isFalse();
    }

    @Test
    void parsesRawData() {
        assertThat(reader.parseRawData(OfficialVectors.RAW_DATA).orElseThrow()).containsEntry("nickName", "Band");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"a\":1,\"a\":2}", "{\"a\":1}x", "{'a':1}", "{\"a\":NaN}"})
    void doesNotParseWhatIsNoStrictObject(String rawData) {
        assertThat(reader.parseRawData(rawData)).isEmpty();
    }

    private Optional<OpenData> open(String plainText) throws Exception {
        return reader.open(encrypt(plainText.getBytes(StandardCharsets.UTF_8)), KEY);
    }

    static EncryptedData encrypt(byte[] plainText) throws Exception {
        byte[] iv = Base64.getDecoder().decode(OfficialVectors.IV);
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(Base64.getDecoder().decode(OfficialVectors.KEY), "AES"),
                new IvParameterSpec(iv));
        return new EncryptedData(cipher.doFinal(plainText), iv);
    }

    private static String sha1Hex(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-1")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

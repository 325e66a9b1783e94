package io.menjin.wechat.opendata;

import static io.menjin.wechat.EmulatedWeChat.APP;
import static io.menjin.wechat.EmulatedWeChat.USER;
import static io.menjin.wechat.EmulatedWeChat.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.secret.SessionKey;
import io.menjin.core.wechat.EncryptedData;
import io.menjin.core.wechat.OpenData;
import io.menjin.emulator.PhoneTap;
import io.menjin.emulator.SignedData;
import io.menjin.wechat.EmulatedWeChat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a page gets from the emulator, under the key that the exchange of its code gave. */
class EmulatedOpenDataTest {

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    private final WeChatOpenDataReader reader = new WeChatOpenDataReader();

    @Test
    void opensAPhoneNumberUnderTheKeyOfTheTap() {
        SessionKey key = wechat.client().exchange(source(), wechat.code()).sessionKey();
        Instant before = wechat.control().now();
        PhoneTap tap = wechat.control().tapPhone(USER, APP);
        EncryptedData blob =
                EncryptedData.parse(Objects.requireNonNull(tap.encryptedData()), Objects.requireNonNull(tap.iv()));

        OpenData data = reader.open(blob, key).orElseThrow();

        assertThat(data.appId()).isEqualTo(APP);
        assertThat(data.timestamp())
                .isBetween(
                        before.truncatedTo(ChronoUnit.SECONDS), wechat.control().now());
        assertThat(data.values())
                .containsEntry("purePhoneNumber", "13800000001")
                .containsEntry("countryCode", "86");
    }

    @Test
    void opensNothingUnderAnOlderKey() {
        SessionKey old = wechat.client().exchange(source(), wechat.code()).sessionKey();
        wechat.control().rotateSessionKey(USER, APP);
        PhoneTap tap = wechat.control().tapPhone(USER, APP);
        EncryptedData blob =
                EncryptedData.parse(Objects.requireNonNull(tap.encryptedData()), Objects.requireNonNull(tap.iv()));

        assertThat(reader.open(blob, old)).isEmpty();
    }

    @Test
    void verifiesASignedProfile() {
        SessionKey key = wechat.client().exchange(source(), wechat.code()).sessionKey();
        SignedData profile = wechat.control().profile(USER, APP);

        assertThat(reader.isSignedBy(profile.rawData(), profile.signature(), key))
                .isTrue();
        assertThat(reader.isSignedBy(profile.rawData() + " ", profile.signature(), key))
                .isFalse();
        assertThat(reader.open(EncryptedData.parse(profile.encryptedData(), profile.iv()), key))
                .isPresent();
    }
}

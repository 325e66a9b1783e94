package io.menjin.core.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.menjin.core.testkit.Race;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HmacKeyTest {

    private static final int THREADS = 4;
    private static final int USES = 1000;

    @Test
    void passesVectorsOfRfc4231() {
        gives(hex("0b".repeat(20)), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        gives(
                ascii("Jefe"),
                "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        gives(
                hex("aa".repeat(131)),
                "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Property
    void givesWhatAMacThatWasMadeForItGives(
            @ForAll @Size(min = 1, max = 150) byte[] key, @ForAll byte[] first, @ForAll byte[] second)
            throws GeneralSecurityException {
        byte[] expected = fresh(key, first, second);
        HmacKey again = new HmacKey(key);
        assertThat(again.hmac(first, second)).isEqualTo(expected);
        assertThat(again.hmac(first, second)).isEqualTo(expected);
        assertThat(again.hmac(second, first)).isEqualTo(fresh(key, second, first));
        assertThat(HmacKey.once(key, first, second)).isEqualTo(expected);
    }

    @Test
    void aUseThatIsNotFinishedDoesNotTouchTheNext() throws GeneralSecurityException {
        byte[] key = ascii("key");
        HmacKey hmac = new HmacKey(key);
        hmac.mac().update(ascii("left lying"));
        HmacKey.macOnce(key).update(ascii("left lying"));
        assertThat(hmac.hmac(ascii("text"))).isEqualTo(fresh(key, ascii("text")));
        assertThat(HmacKey.once(key, ascii("text"))).isEqualTo(fresh(key, ascii("text")));
    }

    @Test
    void doesNotChangeWhenTheBytesThatItWasMadeOfDo() {
        byte[] key = ascii("key");
        HmacKey hmac = new HmacKey(key);
        byte[] before = hmac.hmac(ascii("text"));
        key[0] = 0;
        assertThat(hmac.hmac(ascii("text"))).isEqualTo(before);
    }

    @Test
    void threadsDoNotGetInEachOthersWay() throws GeneralSecurityException {
        byte[] key = ascii("key");
        HmacKey hmac = new HmacKey(key);
        List<Callable<List<byte[]>>> uses = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread * USES;
            uses.add(() -> IntStream.range(first, first + USES)
                    .mapToObj(i -> hmac.hmac(number(i)))
                    .toList());
        }
        try (Race race = new Race()) {
            int i = 0;
            for (Race.Result<List<byte[]>> use : race.run(uses)) {
                for (byte[] result : use.get()) {
                    assertThat(result).isEqualTo(fresh(key, number(i++)));
                }
            }
            assertThat(i).isEqualTo(THREADS * USES);
        }
    }

    @Test
    void worksWithAProviderWhoseMacsCannotBeCloned() throws GeneralSecurityException {
        byte[] key = ascii("key");
        Rigid provider = new Rigid();
        HmacKey hmac = new HmacKey(key, provider);
        assertThat(hmac.hmac(ascii("one"))).isEqualTo(fresh(key, ascii("one")));
        assertThat(hmac.hmac(ascii("two"))).isEqualTo(fresh(key, ascii("two")));
        assertThat(provider.made).isEqualTo(3);
    }

    @Test
    void refusesAnEmptyKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HmacKey(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> HmacKey.once(new byte[0], new byte[1]));
    }

    private static void gives(byte[] key, String text, String expected) {
        assertThat(HexFormat.of().formatHex(new HmacKey(key).hmac(ascii(text)))).isEqualTo(expected);
        assertThat(HexFormat.of().formatHex(HmacKey.once(key, ascii(text)))).isEqualTo(expected);
    }

    private static byte[] fresh(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] number(int i) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(i).array();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Has HMAC-SHA256 from the JDK, without its {@code clone}. */
    private static final class Rigid extends Provider {

        private static final long serialVersionUID = 1L;

        private int made;

        Rigid() {
            super("Rigid", "1", "for a test");
            putService(new Service(this, "Mac", "HmacSHA256", RigidMac.class.getName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    made++;
                    return new RigidMac();
                }
            });
        }
    }

    private static final class RigidMac extends MacSpi {

        private final Mac mac;

        RigidMac() {
            try {
                mac = Mac.getInstance("HmacSHA256");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, @Nullable AlgorithmParameterSpec parameters) throws InvalidKeyException {
            mac.init(key);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }
}

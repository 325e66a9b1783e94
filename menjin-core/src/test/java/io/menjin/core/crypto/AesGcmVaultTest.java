package io.menjin.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class AesGcmVaultTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] PLAIN = "canary-plain".getBytes(StandardCharsets.UTF_8);

    private final MasterKey first = MasterKey.generate("k1", RANDOM);
    private final MasterKey second = MasterKey.generate("k2", RANDOM);
    private final Vault vault = vault(first);

    @Test
    void opensWhatItSealedAndNamesTheKey() {
        Sealed sealed = vault.seal("phone:1", PLAIN);
        assertThat(sealed.keyId()).isEqualTo("k1");
        assertThat(vault.open("phone:1", sealed)).isEqualTo(PLAIN);
    }

    @Test
    void sealsUnderTheFirstKeyAndOpensUnderAll() {
        Sealed before = vault.seal("phone:1", PLAIN);
        Vault added = vault(first, second);
        Vault rotated = vault(second, first);

        assertThat(added.activeKeyId()).isEqualTo("k1");
        assertThat(rotated.activeKeyId()).isEqualTo("k2");
        assertThat(rotated.open("phone:1", before)).isEqualTo(PLAIN);
        Sealed after = rotated.seal("phone:1", PLAIN);
        assertThat(after.keyId()).isEqualTo("k2");
        // A node that has not seen the new order yet reads it already.
        assertThat(added.open("phone:1", after)).isEqualTo(PLAIN);
    }

    @Test
    void doesNotOpenForAnotherContext() {
        Sealed sealed = vault.seal("phone:1", PLAIN);
        assertThatThrownBy(() -> vault.open("phone:canary-id", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a sealed phone does not open under master key 'k1'");
    }

    @Test
    void doesNotOpenUnderAKeyThatIsGoneOrAnotherOfTheSameName() {
        Sealed sealed = vault.seal("phone:canary-id", PLAIN);
        assertThatThrownBy(() -> vault(second).open("phone:canary-id", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no master key 'k1' to open a sealed phone");
        Vault namesake = vault(MasterKey.generate("k1", RANDOM));
        assertThatThrownBy(() -> namesake.open("phone:canary-id", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenWhenTheKeyIdWasChanged() {
        Vault both = vault(first, second);
        Sealed sealed = both.seal("phone:1", PLAIN);
        Sealed relabelled = new Sealed("k2", sealed.bytes());
        assertThatThrownBy(() -> both.open("phone:1", relabelled)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotOpenBytesThatAreNotSealed() {
        for (byte[] bytes : List.of(new byte[0], new byte[27], new byte[28], new byte[100])) {
            assertThatThrownBy(() -> vault.open("ticket", new Sealed("k1", bytes)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a sealed ticket does not open under master key 'k1'");
        }
    }

    @Test
    void givesOneBlindIndexForEachKeyTheActiveOneFirst() {
        List<Digest> both = vault(second, first).blindIndexes("phone", "+8613580006666");
        assertThat(both).hasSize(2).doesNotHaveDuplicates();
        assertThat(vault.blindIndexes("phone", "+8613580006666")).containsExactly(both.get(1));
        assertThat(vault.blindIndexes("phone", "+8613580006667")).doesNotContainAnyElementsOf(both);
        assertThat(vault.blindIndexes("other", "+8613580006666")).doesNotContainAnyElementsOf(both);
    }

    @Test
    void givesTheBlindIndexOfTheActiveKeyAlone() {
        Vault both = vault(second, first);
        assertThat(both.blindIndex("phone", "+8613580006666"))
                .isEqualTo(both.blindIndexes("phone", "+8613580006666").get(0))
                .isNotEqualTo(vault.blindIndex("phone", "+8613580006666"));
    }

    /** What is stored and handed out today must be understood by every later version. */
    @Test
    void givesTheSameValuesInEveryVersion() {
        Vault fixed = vault(new MasterKey("k1", new byte[MasterKey.BYTES]));
        assertThat(fixed.blindIndex("phone", "+8613580006666").hex())
                .isEqualTo("543800a64608db08c68bd7f1480474fe77f6bf11352cc92a977fac1d3485cb23");
        assertThat(HexFormat.of().formatHex(fixed.checksum("token", PLAIN))).isEqualTo("502e76be0e20618f");
        byte[] sealed = HexFormat.of()
                .parseHex("114a47a5b80a83ade415985e8c926d0266ee0c26a2b9bc543f0a3fd94a9fecd85eb634e7b48bb60d");
        assertThat(fixed.open("phone:1", new Sealed("k1", sealed))).isEqualTo(PLAIN);
    }

    @Test
    void checksumsHaveEightBytesAndMatchUnderAnyKey() {
        byte[] checksum = vault.checksum("token", PLAIN);
        assertThat(checksum).hasSize(8);
        assertThat(vault(second, first).checksumMatches("token", PLAIN, checksum))
                .isTrue();
        assertThat(vault(second).checksumMatches("token", PLAIN, checksum)).isFalse();
        assertThat(vault.checksumMatches("other", PLAIN, checksum)).isFalse();
        assertThat(vault.checksumMatches("token", new byte[1], checksum)).isFalse();
        assertThat(vault.checksumMatches("token", PLAIN, new byte[0])).isFalse();
    }

    @Test
    void printsNoSecret() {
        assertThat(vault).hasToString("AesGcmVault[k1]");
        assertThat(vault.seal("phone:1", PLAIN)).hasToString("Sealed[keyId=k1]");
    }

    private static Vault vault(MasterKey... keys) {
        return new AesGcmVault(MasterKeys.of(keys), RANDOM);
    }
}

package io.menjin.core.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class EncryptedDataTest {

    @Test
    void takesWholeBlocksAndAnIvOfOne() {
        for (int length : new int[] {16, 32, 65_536}) {
            assertThat(new EncryptedData(new byte[length], new byte[16]).cipherText())
                    .hasSize(length);
        }
    }

    @Test
    void refusesEveryOtherLength() {
        for (int length : new int[] {0, 1, 15, 17, 65_552}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EncryptedData(new byte[length], new byte[16]));
        }
        for (int length : new int[] {0, 15, 17}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EncryptedData(new byte[16], new byte[length]));
        }
    }

    @Test
    void copiesItsBytesAndPrintsNone() {
        byte[] bytes = new byte[16];
        EncryptedData blob = new EncryptedData(bytes, new byte[16]);
        bytes[0] = 1;
        blob.cipherText()[1] = 1;
        blob.iv()[1] = 1;
        assertThat(blob.cipherText()).isEqualTo(new byte[16]);
        assertThat(blob.iv()).isEqualTo(new byte[16]);
        assertThat(blob).hasToString("EncryptedData[16 bytes]");
    }
}

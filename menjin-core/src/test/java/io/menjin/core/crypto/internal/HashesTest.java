package io.menjin.core.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HashesTest {

    @Test
    void isSha256() {
        assertThat(HexFormat.of().formatHex(Hashes.sha256("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void tellsListsOfPartsApartWhateverTheirBorders() {
        assertThat(Hashes.digest("p", "ab", "c")).isNotEqualTo(Hashes.digest("p", "a", "bc"));
        assertThat(Hashes.digest("p", "abc")).isNotEqualTo(Hashes.digest("p", "abc", ""));
        assertThat(Hashes.digest("pa", "b")).isNotEqualTo(Hashes.digest("p", "ab"));
        assertThat(Hashes.digest("p", "a")).isEqualTo(Hashes.digest("p", "a"));
    }

    @Test
    void keepsPurposesApart() {
        assertThat(Hashes.digest("one", "same")).isNotEqualTo(Hashes.digest("other", "same"));
    }
}

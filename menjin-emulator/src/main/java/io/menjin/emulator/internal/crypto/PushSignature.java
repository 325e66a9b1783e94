package io.menjin.emulator.internal.crypto;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The signature of pushed messages: SHA-1 of the parts in lexicographic order, put together. */
public final class PushSignature {

    private PushSignature() {}

    /** Of token, timestamp and nonce, and for {@code msg_signature} also of the encrypted message. */
    public static String of(String... parts) {
        return Digests.sha1Hex(Stream.of(parts).sorted().collect(Collectors.joining()));
    }
}

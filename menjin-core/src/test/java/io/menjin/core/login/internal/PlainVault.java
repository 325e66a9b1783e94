package io.menjin.core.login.internal;

import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.crypto.Vault;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Checksums that a model checker need not spend its time on; nothing is sealed. */
final class PlainVault implements Vault {

    @Override
    public Sealed seal(String context, byte[] plain) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] open(String context, Sealed sealed) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String activeKeyId() {
        return "plain";
    }

    @Override
    public List<Digest> blindIndexes(String purpose, String value) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] checksum(String purpose, byte[] value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(Arrays.hashCode(value)).array();
    }

    @Override
    public boolean checksumMatches(String purpose, byte[] value, byte[] checksum) {
        return Arrays.equals(checksum(purpose, value), checksum);
    }
}

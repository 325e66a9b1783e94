package io.menjin.store.redis.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.LoginReceipt;
import io.menjin.store.redis.internal.Micros;
import java.nio.ByteBuffer;
import java.time.Instant;

/** A receipt as bytes: when it expires, the digest of the Idempotency-Key, the sealed answer. */
final class ReceiptRecord {

    private ReceiptRecord() {}

    static byte[] write(LoginReceipt receipt) {
        byte[] answer = SealedBytes.write(receipt.answer());
        return ByteBuffer.allocate(Long.BYTES + 32 + answer.length)
                .putLong(Micros.of(receipt.expiresAt()))
                .put(SealedBytes.write(receipt.idempotencyKeyHash()))
                .put(answer)
                .array();
    }

    static LoginReceipt read(Digest codeHash, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        Instant expiresAt = Micros.toInstant(in.getLong());
        Digest idempotencyKeyHash = SealedBytes.readDigest(in);
        return new LoginReceipt(codeHash, idempotencyKeyHash, SealedBytes.read(in), expiresAt);
    }
}

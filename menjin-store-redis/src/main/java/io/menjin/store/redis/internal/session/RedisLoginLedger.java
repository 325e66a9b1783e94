package io.menjin.store.redis.internal.session;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.LoginReceipt;
import io.menjin.store.redis.internal.Keys;
import io.menjin.store.redis.internal.Micros;
import io.menjin.store.redis.internal.link.Link;
import io.menjin.store.redis.internal.script.Script;
import io.menjin.store.redis.internal.script.Scripts;
import java.time.Instant;
import java.util.Optional;

/** Receipts in Redis. */
public final class RedisLoginLedger implements LoginLedger {

    private final Link link;
    private final Keys keys;

    public RedisLoginLedger(Link link, Keys keys) {
        this.link = link;
        this.keys = keys;
    }

    @Override
    public Optional<LoginReceipt> find(Digest codeHash, Instant now) {
        return link.call("ledger.find", redis -> Optional.ofNullable(redis.get(keys.receipt(codeHash))))
                .map(value -> ReceiptRecord.read(codeHash, value))
                .filter(receipt -> now.isBefore(receipt.expiresAt()));
    }

    @Override
    public boolean put(LoginReceipt receipt, Instant now) {
        return link.call(
                        "ledger.put",
                        redis -> Scripts.CLAIM.number(
                                redis,
                                new byte[][] {keys.receipt(receipt.codeHash())},
                                ReceiptRecord.write(receipt),
                                Script.text(Micros.of(now)),
                                Script.text(Micros.lifetime(now, receipt.expiresAt()))))
                > 0;
    }
}

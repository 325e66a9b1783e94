package io.menjin.core.store.memory;

import io.menjin.core.crypto.Digest;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.LoginReceipt;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Receipts in memory. */
final class MemoryReceipts implements LoginLedger {

    private final Object lock;
    private final Map<Digest, LoginReceipt> receipts = new HashMap<>();

    MemoryReceipts(Object lock) {
        this.lock = lock;
    }

    @Override
    public Optional<LoginReceipt> find(Digest codeHash, Instant now) {
        synchronized (lock) {
            return Optional.ofNullable(receipts.get(codeHash)).filter(receipt -> now.isBefore(receipt.expiresAt()));
        }
    }

    @Override
    public boolean put(LoginReceipt receipt, Instant now) {
        synchronized (lock) {
            if (find(receipt.codeHash(), now).isPresent()) {
                return false;
            }
            receipts.put(receipt.codeHash(), receipt);
            return true;
        }
    }

    void replace(LoginReceipt receipt) {
        receipts.put(receipt.codeHash(), receipt);
    }

    int purge(Instant before, int limit) {
        List<Digest> over = receipts.values().stream()
                .filter(receipt -> receipt.expiresAt().isBefore(before))
                .map(LoginReceipt::codeHash)
                .limit(limit)
                .toList();
        over.forEach(receipts::remove);
        return over.size();
    }
}

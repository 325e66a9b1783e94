package io.menjin.store.jdbc.internal.account;

import io.menjin.core.account.AccountId;
import io.menjin.core.crypto.Digest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** SQL on the blind indexes of phone numbers. A number has one for each master key; the key keeps each unique. */
final class PhoneClaims {

    private PhoneClaims() {}

    static Optional<AccountId> holder(Handle handle, Collection<Digest> indexes) {
        if (indexes.isEmpty()) {
            return Optional.empty();
        }
        return handle.createQuery(
                        "SELECT account_id FROM menjin_phone_claim WHERE phone_index IN (<indexes>) ORDER BY phone_index LIMIT 1")
                .bindList("indexes", hex(indexes))
                .map(Rows::accountId)
                .findOne();
    }

    /** Inserts what the account does not hold yet; what another one holds violates the primary key. */
    static void claim(Handle handle, Collection<Digest> indexes, AccountId holder) {
        Set<String> held =
                new HashSet<>(handle.createQuery("SELECT phone_index FROM menjin_phone_claim WHERE account_id = ?")
                        .bind(0, holder.value())
                        .mapTo(String.class)
                        .list());
        for (String index : hex(indexes)) {
            if (held.add(index)) {
                handle.execute(
                        "INSERT INTO menjin_phone_claim (phone_index, account_id) VALUES (?, ?)",
                        index,
                        holder.value());
            }
        }
    }

    static void release(Handle handle, AccountId holder) {
        handle.execute("DELETE FROM menjin_phone_claim WHERE account_id = ?", holder.value());
    }

    /** In one order for everybody, so that two claims of the same number cannot wait for each other. */
    private static List<String> hex(Collection<Digest> indexes) {
        return indexes.stream().map(Digest::hex).distinct().sorted().toList();
    }
}

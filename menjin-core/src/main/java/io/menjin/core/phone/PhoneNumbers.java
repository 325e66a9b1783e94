package io.menjin.core.phone;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.Vault;
import io.menjin.core.secret.PhoneNumber;
import io.menjin.core.store.AccountStore;
import io.menjin.core.wechat.WeChatPhone;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Phone numbers at rest: sealed for their account, found by blind indexes. Thread-safe.
 *
 * <p>{@link #reveal} is for the application's own code on the server, to send a message or to deliver a parcel.
 */
public final class PhoneNumbers {

    private static final String PURPOSE = "phone";

    private final AccountStore accounts;
    private final Vault vault;

    public PhoneNumbers(AccountStore accounts, Vault vault) {
        this.accounts = accounts;
        this.vault = vault;
    }

    /**
     * The full number of a person. Never send it to a device.
     *
     * @return empty when none is bound or the person is unknown
     * @throws IllegalStateException when the master key that sealed it is gone
     */
    public Optional<PhoneNumber> reveal(AccountId id) {
        return accounts.find(id).flatMap(this::open);
    }

    /** The full number of an account. */
    public Optional<PhoneNumber> open(Account account) {
        BoundPhone phone = account.phone();
        if (phone == null) {
            return Optional.empty();
        }
        byte[] plain = vault.open(context(account.id()), phone.number());
        return Optional.of(new PhoneNumber(new String(plain, StandardCharsets.UTF_8)));
    }

    /** Whether the number of an account can be opened at all: it cannot when its master key is lost. */
    public boolean opens(Account account) {
        try {
            return open(account).isPresent();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Whether an account holds this number; false when its own does not open. */
    public boolean holds(Account account, PhoneNumber number) {
        return opens(account) && open(account).filter(number::equals).isPresent();
    }

    /** Seals a number for one account under the active master key. */
    public BoundPhone seal(AccountId id, WeChatPhone phone, Instant boundAt) {
        return seal(id, phone.number(), phone.masked(), phone.countryCode(), boundAt);
    }

    /** Seals a number that was opened for another account, or under another key, anew. */
    public BoundPhone reseal(AccountId id, PhoneNumber number, BoundPhone phone) {
        return seal(id, number, phone.masked(), phone.countryCode(), phone.boundAt());
    }

    /** What stands for a number in the store: one index for each master key. */
    public List<Digest> indexes(PhoneNumber number) {
        return vault.blindIndexes(PURPOSE, number.reveal());
    }

    private BoundPhone seal(AccountId id, PhoneNumber number, String masked, String countryCode, Instant boundAt) {
        byte[] plain = number.reveal().getBytes(StandardCharsets.UTF_8);
        return new BoundPhone(masked, countryCode, vault.seal(context(id), plain), boundAt);
    }

    private static String context(AccountId id) {
        return PURPOSE + ":" + id.value();
    }
}

package io.menjin.core.store.contract;

import static io.menjin.core.store.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.LoginReceipt;
import io.menjin.core.testkit.Race;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link LoginLedger} must do. */
public abstract class LoginLedgerContract {

    /** The stores under test, the same for all tests of a class. */
    protected abstract Stores stores();

    @Test
    void findsAReceiptUntilItExpires() {
        LoginReceipt receipt = Samples.receipt(Samples.digest());
        assertThat(ledger().put(receipt, NOW)).isTrue();
        Instant end = receipt.expiresAt();
        assertThat(ledger().find(receipt.codeHash(), NOW)).contains(receipt);
        assertThat(ledger().find(receipt.codeHash(), end.minusMillis(1))).contains(receipt);
        assertThat(ledger().find(receipt.codeHash(), end)).isEmpty();
    }

    @Test
    void findsNothingForAnUnknownCode() {
        assertThat(ledger().find(Samples.digest(), NOW)).isEmpty();
    }

    @Test
    void leavesAReceiptAsItIs() {
        LoginReceipt first = Samples.receipt(Samples.digest());
        LoginReceipt second = Samples.receipt(first.codeHash());
        assertThat(ledger().put(first, NOW)).isTrue();
        assertThat(ledger().put(second, NOW)).isFalse();
        assertThat(ledger().find(first.codeHash(), NOW)).contains(first);
    }

    @Test
    void takesANewReceiptWhenTheOldOneHasExpired() {
        LoginReceipt first = Samples.receipt(Samples.digest());
        ledger().put(first, NOW);
        Instant later = first.expiresAt().plusSeconds(1);
        LoginReceipt second =
                new LoginReceipt(first.codeHash(), Samples.digest(), Samples.sealed(), later.plusSeconds(60));
        assertThat(ledger().put(second, later)).isTrue();
        assertThat(ledger().find(first.codeHash(), later)).contains(second);
    }

    @Test
    void takesOneReceiptOfManyThatComeAtOnce() {
        var code = Samples.digest();
        try (Race race = new Race()) {
            long taken = race.run(8, () -> ledger().put(Samples.receipt(code), NOW)).stream()
                    .filter(Race.Result::get)
                    .count();
            assertThat(taken).isEqualTo(1);
        }
    }

    private LoginLedger ledger() {
        return stores().ledger();
    }
}

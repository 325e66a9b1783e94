package io.menjin.core.session.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.internal.InFlightLogins.Start;
import org.junit.jupiter.api.Test;

class InFlightLoginsTest {

    private static final AccountId ALICE = new AccountId("00000000-0000-7000-8000-00000000000a");
    private static final AccountId BOB = new AccountId("00000000-0000-7000-8000-00000000000b");

    private final InFlightLogins logins = new InFlightLogins();

    @Test
    void hitsALoginThatStartedBeforeTheEnding() {
        Start login = logins.start();
        logins.begin(ALICE);
        assertThat(login.isRevoked(ALICE)).isTrue();
        logins.finish(ALICE);
        assertThat(login.isRevoked(ALICE)).isTrue();
        assertThat(login.isRevoked(BOB)).isFalse();
    }

    @Test
    void hitsALoginThatStartedDuringTheEnding() {
        logins.begin(ALICE);
        Start login = logins.start();
        assertThat(login.isRevoked(ALICE)).isTrue();
        logins.finish(ALICE);
        assertThat(login.isRevoked(ALICE)).isTrue();
    }

    @Test
    void sparesALoginThatStartsAfterwards() {
        Start old = logins.start();
        logins.begin(ALICE);
        logins.finish(ALICE);
        Start login = logins.start();
        assertThat(old.isRevoked(ALICE)).isTrue();
        assertThat(login.isRevoked(ALICE)).isFalse();
    }

    @Test
    void hitsWhileOneOfTwoEndingsIsUnderWay() {
        logins.begin(ALICE);
        logins.begin(ALICE);
        logins.finish(ALICE);
        Start login = logins.start();
        assertThat(login.isRevoked(ALICE)).isTrue();
        logins.finish(ALICE);
        assertThat(login.isRevoked(ALICE)).isTrue();
        assertThat(logins.start().isRevoked(ALICE)).isFalse();
    }

    @Test
    void remembersAnEndingOnlyWhileAnOlderLoginIsUnderWay() {
        Start older = logins.start();
        logins.begin(ALICE);
        logins.finish(ALICE);
        Start newer = logins.start();
        assertThat(logins.remembered()).isEqualTo(1);
        newer.close();
        assertThat(logins.remembered()).isEqualTo(1);
        older.close();
        assertThat(logins.remembered()).isZero();
    }

    @Test
    void remembersNothingWhenNoLoginIsUnderWay() {
        logins.begin(ALICE);
        assertThat(logins.remembered()).isEqualTo(1);
        logins.finish(ALICE);
        assertThat(logins.remembered()).isZero();
        logins.finish(ALICE);
        assertThat(logins.remembered()).isZero();
    }
}

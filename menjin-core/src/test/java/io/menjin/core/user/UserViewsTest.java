package io.menjin.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Account;
import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.BoundPhone;
import io.menjin.core.account.Step;
import io.menjin.core.crypto.Sealed;
import io.menjin.core.testkit.TestSources;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class UserViewsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final UserViews users = new UserViews(new TestSources(), new AvatarUrls("https://api.example.com/a/"));

    @Test
    void showsAVisitor() {
        Account visitor = account(false, false);
        UserView view = users.of(visitor, TestSources.SHOP);
        assertThat(view)
                .isEqualTo(new UserView(
                        visitor.id(), null, null, null, new UserView.Steps(false, false), 1, AccountState.ACTIVE, NOW));
    }

    @Test
    void showsAPhoneMaskedAndAnAvatarOfOurs() {
        Account full = account(true, true).withProfile("Ann", "avatar:name-1");
        UserView view = users.of(full, TestSources.SHOP);
        assertThat(view.phone()).isEqualTo(new PhoneView("135****6666", "86"));
        assertThat(view.avatarUrl()).isEqualTo("https://api.example.com/a/name-1");
        assertThat(view.authStep()).isEqualTo(3);
    }

    @Test
    void leavesAForeignAvatarAsItIs() {
        Account account = account(true, false).withProfile("Ann", "https://thirdwx.qlogo.cn/1");
        assertThat(users.of(account, TestSources.SHOP).avatarUrl()).isEqualTo("https://thirdwx.qlogo.cn/1");
    }

    @Test
    void countsAlongTheOrderUpToTheFirstThatIsMissing() {
        assertThat(step(false, true, Step.PROFILE, Step.PHONE)).isEqualTo(1);
        assertThat(step(false, true, Step.PHONE, Step.PROFILE)).isEqualTo(2);
        assertThat(step(true, false, Step.PROFILE, Step.PHONE)).isEqualTo(2);
        assertThat(step(true, true, Step.PHONE)).isEqualTo(2);
        assertThat(step(true, true)).isEqualTo(1);
    }

    @Property
    void theNumericStepNeverFallsWhenAStepIsCompleted(
            @ForAll @UniqueElements List<Step> order, @ForAll boolean profile, @ForAll boolean phone) {
        UserViews views = new UserViews(new TestSources(), new AvatarUrls("/"));
        int now = views.of(account(profile, phone), order).authStep();
        assertThat(now).isBetween(1, order.size() + 1);
        assertThat(views.of(account(true, phone), order).authStep()).isGreaterThanOrEqualTo(now);
        assertThat(views.of(account(profile, true), order).authStep()).isGreaterThanOrEqualTo(now);
        assertThat(views.of(account(true, true), order).authStep()).isEqualTo(order.size() + 1);
        assertThat(StepCheck.missing(account(profile, phone), order).isEmpty()).isEqualTo(now == order.size() + 1);
    }

    private int step(boolean profile, boolean phone, Step... order) {
        return users.of(account(profile, phone), List.of(order)).authStep();
    }

    private static Account account(boolean profile, boolean phone) {
        Account visitor = Account.visitor(new AccountId("00000000-0000-7000-8000-000000000001"), NOW);
        return visitor.withProfile(profile ? "Ann" : null, null)
                .withPhone(phone ? new BoundPhone("135****6666", "86", new Sealed("k1", new byte[28]), NOW) : null);
    }
}

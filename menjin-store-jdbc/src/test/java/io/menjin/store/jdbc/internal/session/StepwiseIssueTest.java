package io.menjin.store.jdbc.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Identity;
import io.menjin.core.session.Session;
import io.menjin.core.session.SessionId;
import io.menjin.store.jdbc.internal.session.StepwiseIssue.Living;
import io.menjin.store.jdbc.testing.Fixtures;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepwiseIssueTest {

    @Test
    void leavesRoomForTheNewSession() {
        List<Living> living = List.of(living(1, null), living(2, null), living(3, null));
        assertThat(StepwiseIssue.replaced(living, session(null), 4)).isEmpty();
        assertThat(StepwiseIssue.replaced(living, session(null), 3)).containsExactly(id(3));
        assertThat(StepwiseIssue.replaced(living, session(null), 1)).containsExactly(id(1), id(2), id(3));
    }

    @Test
    void replacesTheSameDeviceWithoutCountingIt() {
        List<Living> living = List.of(living(1, "a"), living(2, "b"), living(3, null));
        assertThat(StepwiseIssue.replaced(living, session("a"), 3)).containsExactly(id(1));
        assertThat(StepwiseIssue.replaced(living, session("b"), 2)).containsExactly(id(2), id(3));
    }

    @Test
    void takesADeviceOfAnotherSourceForAnother() {
        List<Living> living = List.of(new Living(id(1), "another", "a"));
        assertThat(StepwiseIssue.replaced(living, session("a"), 3)).isEmpty();
    }

    private static Living living(int number, @Nullable String device) {
        return new Living(id(number), Fixtures.SOURCE.value(), device);
    }

    private static Session session(@Nullable String device) {
        Identity identity = new Identity(Fixtures.APP, Fixtures.openId(), null, Fixtures.accountId(), Fixtures.NOW);
        return Fixtures.session(identity, 0, Fixtures.NOW, device);
    }

    private static SessionId id(int number) {
        return new SessionId("00000000-0000-0000-0000-00000000000" + number);
    }
}

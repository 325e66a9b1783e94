package io.menjin.store.jdbc.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.session.SessionId;
import io.menjin.store.jdbc.internal.session.StepwiseIssue.Living;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StepwiseIssueTest {

    @Test
    void leavesRoomForTheNewSession() {
        List<Living> living = List.of(living(1, null), living(2, null), living(3, null));
        assertThat(StepwiseIssue.replaced(living, null, 4)).isEmpty();
        assertThat(StepwiseIssue.replaced(living, null, 3)).containsExactly(id(3));
        assertThat(StepwiseIssue.replaced(living, null, 1)).containsExactly(id(1), id(2), id(3));
    }

    @Test
    void replacesTheSameDeviceWithoutCountingIt() {
        List<Living> living = List.of(living(1, "a"), living(2, "b"), living(3, null));
        assertThat(StepwiseIssue.replaced(living, "a", 3)).containsExactly(id(1));
        assertThat(StepwiseIssue.replaced(living, "b", 2)).containsExactly(id(2), id(3));
    }

    private static Living living(int number, @Nullable String device) {
        return new Living(id(number), device);
    }

    private static SessionId id(int number) {
        return new SessionId("00000000-0000-0000-0000-00000000000" + number);
    }
}

package io.menjin.core.operation;

import static io.menjin.core.problem.ProblemCode.ACCOUNT_SUSPENDED;
import static io.menjin.core.problem.ProblemCode.TOKEN_REVOKED;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.login.LoginResult;
import io.menjin.core.store.AuditEntry;
import io.menjin.core.testkit.ScriptedWeChat.WeChatUser;
import io.menjin.core.testkit.TestCore;
import org.junit.jupiter.api.Test;

class OperatorServiceTest {

    private final TestCore core = TestCore.inMemory();
    private final OperatorService operators = core.menjin.operators();
    private final WeChatUser alice = WeChatUser.somebody();
    private final LoginResult login = core.login(alice);
    private final AccountId id = login.user().id();
    private final AccountId nobody = new AccountId("00000000-0000-7000-8000-000000000000");

    @Test
    void suspendsAndResumes() {
        assertThat(operators.suspend(id, "fraud")).isTrue();
        problem(TOKEN_REVOKED, () -> core.caller(login));
        problem(ACCOUNT_SUSPENDED, () -> core.login(alice));
        assertThat(operators.find(id).orElseThrow().state()).isEqualTo(AccountState.SUSPENDED);

        assertThat(operators.resume(id)).isTrue();
        // What was ended stays ended.
        problem(TOKEN_REVOKED, () -> core.caller(login));
        core.caller(core.login(alice));
        assertThat(operators.history(id, 10))
                .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::detail)
                .contains(tuple("suspended", "operator", "fraud"), tuple("resumed", "operator", ""));
    }

    @Test
    void doesNothingTwice() {
        operators.suspend(id, "fraud");
        assertThat(operators.suspend(id, "again")).isTrue();
        operators.resume(id);
        assertThat(operators.resume(id)).isTrue();
        assertThat(core.events.names(id)).containsOnlyOnce("AccountSuspended", "AccountResumed");
    }

    @Test
    void leavesAClosingAccountToItsClosing() {
        core.menjin.closings().close(core.caller(login));
        assertThat(operators.suspend(id, "fraud")).isFalse();
        assertThat(operators.resume(id)).isFalse();
        assertThat(operators.find(id).orElseThrow().state()).isEqualTo(AccountState.CLOSING);
    }

    @Test
    void endsSessionsOnly() {
        operators.endSessions(id);
        problem(TOKEN_REVOKED, () -> core.caller(login));
        assertThat(core.login(alice).user().id()).isEqualTo(id);
    }

    @Test
    void erasesWhateverTheState() {
        operators.suspend(id, "fraud");
        operators.erase(id);
        assertThat(operators.find(id)).isEmpty();
        operators.erase(id);
        assertThat(core.events.names(id)).containsOnlyOnce("AccountErased");
        assertThat(core.login(alice).created()).isTrue();
    }

    @Test
    void knowsNobodyWhoIsNotThere() {
        assertThat(operators.find(nobody)).isEmpty();
        assertThat(operators.suspend(nobody, "fraud")).isFalse();
        assertThat(operators.resume(nobody)).isFalse();
        operators.endSessions(nobody);
        operators.erase(nobody);
        assertThat(core.events.names(nobody)).isEmpty();
    }
}

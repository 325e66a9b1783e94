package io.menjin.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.Step;
import io.menjin.core.secret.Ticket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void hasTheCodesStatusesAndActionsOfTheContract() {
        assertThat(Arrays.stream(ProblemCode.values())
                        .map(code -> code.wireName() + " " + code.status() + " "
                                + code.action().wireName()))
                .containsExactly(
                        "invalid_request 400 none",
                        "unknown_source 400 none",
                        "invalid_code 401 relogin",
                        "code_used 409 relogin",
                        "token_missing 401 relogin",
                        "token_invalid 401 relogin",
                        "token_expired 401 relogin",
                        "token_replaced 401 relogin",
                        "token_revoked 401 relogin",
                        "account_suspended 403 contact",
                        "account_closing 403 contact",
                        "high_risk 403 contact",
                        "registration_required 403 authorize",
                        "step_required 403 authorize",
                        "session_key_expired 409 tap-again",
                        "decrypt_failed 400 none",
                        "signature_mismatch 400 none",
                        "phone_taken 409 contact",
                        "rate_limited 429 retry",
                        "wechat_busy 503 retry",
                        "wechat_unavailable 503 retry",
                        "wechat_rejected 502 contact",
                        "too_large 413 none",
                        "internal 500 retry");
    }

    @Test
    void changesOneThingAtATimeAndPrintsNoTicket() {
        Problem problem = Problem.of(ProblemCode.REGISTRATION_REQUIRED, "register")
                .withMissing(List.of(Step.PHONE), new Ticket("canary"))
                .withAction(Action.BIND_PHONE)
                .withRetryAfter(Duration.ofSeconds(1))
                .withWeChat(new WeChatError(1, "rid"));
        assertThat(problem.code()).isEqualTo(ProblemCode.REGISTRATION_REQUIRED);
        assertThat(problem.detail()).isEqualTo("register");
        assertThat(problem.missing()).containsExactly(Step.PHONE);
        assertThat(problem.ticket()).isEqualTo(new Ticket("canary"));
        assertThat(problem.action()).isEqualTo(Action.BIND_PHONE);
        assertThat(problem.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(problem.wechat()).isEqualTo(new WeChatError(1, "rid"));
        assertThat(problem.toString()).doesNotContain("canary");
        assertThat(problem.asException()).hasMessage("registration_required: register");
    }
}

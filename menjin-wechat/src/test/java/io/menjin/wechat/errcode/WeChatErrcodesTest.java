package io.menjin.wechat.errcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.menjin.core.wechat.WeChatException.Kind;
import io.menjin.wechat.WeChatApi;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WeChatErrcodesTest {

    @Property
    void everyErrcodeHasARuleInEveryCall(@ForAll int errcode, @ForAll WeChatApi api) {
        Assume.that(errcode != 0);

        ErrcodeRule rule = WeChatErrcodes.rule(api, errcode);

        assertThat(rule.errcode()).isEqualTo(errcode);
        boolean known = WeChatErrcodes.all().stream().anyMatch(each -> each.errcode() == errcode);
        assertThat(known || rule.kind() == Kind.REJECTED).isTrue();
    }

    @Test
    void zeroIsNoError() {
        assertThatIllegalArgumentException().isThrownBy(() -> WeChatErrcodes.rule(WeChatApi.CODE_TO_SESSION, 0));
    }

    @Test
    void noTwoRulesAreForTheSame() {
        Set<String> seen = new HashSet<>();
        for (ErrcodeRule rule : WeChatErrcodes.all()) {
            if (rule.apis().isEmpty()) {
                assertThat(seen.add(rule.errcode() + "/any")).as("%s", rule).isTrue();
            }
            rule.apis()
                    .forEach(api -> assertThat(seen.add(rule.errcode() + "/" + api))
                            .as("%s", rule)
                            .isTrue());
        }
    }

    @Test
    void aRuleOfACallGoesBeforeTheGeneralOne() {
        assertThat(WeChatErrcodes.rule(WeChatApi.PHONE_NUMBER, 40013).kind()).isEqualTo(Kind.INVALID_CODE);
        assertThat(WeChatErrcodes.rule(WeChatApi.CODE_TO_SESSION, 40013).kind()).isEqualTo(Kind.REJECTED);
        assertThat(WeChatErrcodes.rule(WeChatApi.STABLE_TOKEN, 40001).reaction())
                .isEqualTo(Reaction.FAIL);
        assertThat(WeChatErrcodes.rule(WeChatApi.PHONE_NUMBER, 40001).reaction())
                .isEqualTo(Reaction.RENEW_TOKEN);
    }

    @Test
    void everySentenceIsMeantForASentence() {
        assertThat(WeChatErrcodes.all()).allSatisfy(rule -> {
            assertThat(rule.meaning()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.advice()).isNotBlank().doesNotEndWith(".").matches("[A-Z].*");
        });
    }
}

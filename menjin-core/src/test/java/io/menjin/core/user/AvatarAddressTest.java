package io.menjin.core.user;

import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AvatarAddressTest {

    @Test
    void takesHttpsAddresses() {
        for (String text : List.of(
                "https://thirdwx.qlogo.cn/mmopen/vi_32/abc/132",
                "HTTPS://img.example.com:8443/a?b=c",
                "https://img.example.com/" + "a".repeat(488))) {
            assertThat(AvatarAddress.require(text)).isEqualTo(text);
        }
    }

    @Test
    void refusesEverythingElse() {
        for (String text : List.of(
                "",
                "http://img.example.com/a",
                "http://tmp/abc.png",
                "wxfile://tmp_abc.png",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "//img.example.com/a",
                "/avatars/1",
                "https:",
                "https:///a",
                "https://user:canary@img.example.com/a",
                "https://user@img.example.com/a",
                "https://img.example.com/a b",
                "https://img.example.com/\r\nX: y",
                "https://img.example.com/头像",
                "https://img.example.com/" + "a".repeat(489))) {
            problem(INVALID_REQUEST, () -> AvatarAddress.require(text));
        }
    }
}

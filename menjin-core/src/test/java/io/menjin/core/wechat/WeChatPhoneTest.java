package io.menjin.core.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WeChatPhoneTest {

    @Test
    void putsTheNumberTogetherAndMasksIt() {
        WeChatPhone phone = WeChatPhone.of("13580006666", "86");
        assertThat(phone.number().reveal()).isEqualTo("+8613580006666");
        assertThat(phone.masked()).isEqualTo("135****6666");
        assertThat(phone.toString()).doesNotContain("13580006666");
    }

    @Test
    void hidesAtLeastThreeDigitsOfEveryNumber() {
        for (int length = 4; length <= 15; length++) {
            String digits = "123456789012345".substring(0, length);
            String masked = WeChatPhone.of(digits, "1").masked();
            assertThat(masked).hasSize(length);
            assertThat(masked.chars().filter(c -> c == '*').count()).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void refusesWhatIsNoNumber() {
        for (String text :
                List.of("", "123", "1234567890123456", "1358000666a", "+8613580006666", "１３５８０００６６６６", "null")) {
            assertThatIllegalArgumentException().isThrownBy(() -> WeChatPhone.of(text, "86"));
        }
        for (String text : List.of("", "+86", "12345", "null")) {
            assertThatIllegalArgumentException().isThrownBy(() -> WeChatPhone.of("13580006666", text));
        }
    }
}

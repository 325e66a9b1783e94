package io.menjin.core.input;

import static io.menjin.core.problem.ProblemCode.INVALID_REQUEST;
import static io.menjin.core.problem.ProblemCode.UNKNOWN_SOURCE;
import static io.menjin.core.testkit.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.problem.Problem;
import io.menjin.core.session.Device;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputsTest {

    private static final List<String> NOT_CODES =
            List.of("", " ", "   ", "a\r\nb", "a\0b", "a\tb", "代码", "é", "\u007f", "x".repeat(513), "x".repeat(10_240));

    @Test
    void takesEveryVisibleCharacterInACode() {
        for (String code : List.of("0", "0712cDoV0cfty22AeloV0daMoV02cDog", "a\"b&appid=x%0d'<>", "x".repeat(512))) {
            assertThat(Inputs.loginCode(code).reveal()).isEqualTo(code);
            assertThat(Inputs.phoneCode(code).reveal()).isEqualTo(code);
        }
    }

    @Test
    void takesTheCodeOfWeChatsDeveloperTools() {
        assertThat(Inputs.loginCode("the code is a mock one").reveal()).isEqualTo("the code is a mock one");
    }

    @Test
    void refusesOtherCodesWithoutRepeatingThem() {
        for (String text : NOT_CODES) {
            Problem problem = problem(INVALID_REQUEST, () -> Inputs.loginCode(text));
            assertThat(problem.detail()).matches("code (is missing|must be 1 to 512 visible ASCII characters)");
            problem(INVALID_REQUEST, () -> Inputs.phoneCode(text));
        }
        problem(INVALID_REQUEST, () -> Inputs.loginCode(null));
        problem(INVALID_REQUEST, () -> Inputs.phoneCode(null));
        assertThat(Inputs.optionalPhoneCode(null)).isNull();
    }

    @Test
    void knowsWhatNoSourceCanBeCalled() {
        assertThat(Inputs.source("shop").value()).isEqualTo("shop");
        problem(INVALID_REQUEST, () -> Inputs.source(null));
        for (String text : List.of("", "Shop", "a b", "a/b", "x".repeat(65), "\0")) {
            problem(UNKNOWN_SOURCE, () -> Inputs.source(text));
        }
    }

    @Test
    void refusesTicketsThatCannotBeOurs() {
        assertThat(Inputs.ticket("mt_abc").reveal()).isEqualTo("mt_abc");
        problem(INVALID_REQUEST, () -> Inputs.ticket(null));
        for (String text : List.of("", "a b", "a\nb", "x".repeat(8193))) {
            problem(INVALID_REQUEST, () -> Inputs.ticket(text));
        }
    }

    @Test
    void refusesWhatIsNoSessionId() {
        problem(INVALID_REQUEST, () -> Inputs.sessionId("../../etc"));
        problem(INVALID_REQUEST, () -> Inputs.sessionId(null));
    }

    @Test
    void cleansAndCutsWhatADeviceSaysForEyes() {
        Device device = Inputs.device("d-1", " iPhone\r\n\0 17 ", "x".repeat(500), "   ", "\ud800");
        assertThat(device).isEqualTo(new Device("d-1", "iPhone 17", "x".repeat(128), null, null));
        assertThat(Inputs.device(null, null, null, null, null)).isEqualTo(Device.UNKNOWN);
    }

    @Test
    void doesNotCutInsideACharacter() {
        Device device = Inputs.device(null, "📱".repeat(200), null, null, null);
        assertThat(device.model()).isEqualTo("📱".repeat(128));
    }

    @Test
    void refusesDeviceIdsThatCannotBe() {
        for (String id : List.of("", " ", "a b", "x".repeat(129), "设备", "a\n")) {
            problem(INVALID_REQUEST, () -> Inputs.device(id, null, null, null, null));
        }
    }
}

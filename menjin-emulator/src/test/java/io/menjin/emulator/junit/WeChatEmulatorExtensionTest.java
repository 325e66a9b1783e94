package io.menjin.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.AppSpec;
import io.menjin.emulator.EmulatedApp;
import io.menjin.emulator.UserSpec;
import io.menjin.emulator.WeChatEmulator;
import java.net.URI;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

class WeChatEmulatorExtensionTest {

    @RegisterExtension
    static final WeChatEmulatorExtension OUTER =
            WeChatEmulatorExtension.with(WeChatEmulator.builder().app(AppSpec.app("wxemu1")));

    @Nested
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class OneEmulatorForAllTestsOfAClass {

        private static URI seen = URI.create("none:yet");

        @Test
        @Order(1)
        void leavesSomethingBehind() {
            OUTER.control().user(UserSpec.user("leftover"));
            seen = OUTER.baseUri();
        }

        @Test
        @Order(2)
        void findsNothingLeftBehindInTheSameEmulator() {
            assertThat(OUTER.baseUri()).isEqualTo(seen);
            assertThat(OUTER.control().users()).isEmpty();
            assertThat(OUTER.control().apps()).extracting(EmulatedApp::appId).containsExactly("wxemu1");
        }
    }

    @Test
    void runsOnAfterANestedClass() {
        assertThat(OUTER.control().apps()).hasSize(1);
    }

    @Nested
    class PerTest {

        @RegisterExtension
        final WeChatEmulatorExtension own = WeChatEmulatorExtension.with(WeChatEmulator.builder());

        @Test
        void startsForTheTest() {
            assertThat(own.baseUri()).isNotEqualTo(OUTER.baseUri());
            assertThat(own.control().apps()).isEmpty();
        }
    }
}

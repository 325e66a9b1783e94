package io.menjin.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.EmulatedUser;
import io.menjin.emulator.EmulatorControl;
import io.menjin.emulator.WeChatEmulator;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WeChatEmulatorExtension.class)
class InjectedEmulatorTest {

    private static URI seen = URI.create("none:yet");

    private final EmulatorControl injected;

    InjectedEmulatorTest(EmulatorControl control) {
        injected = control;
    }

    @BeforeAll
    static void takesAParameter(WeChatEmulator emulator) {
        seen = emulator.baseUri();
    }

    @BeforeEach
    void takesOneToo(WeChatEmulator emulator) {
        assertThat(emulator.baseUri()).isEqualTo(seen);
    }

    @Test
    void givesTheDemoToParameters(WeChatEmulator emulator, EmulatorControl control) {
        assertThat(emulator.baseUri()).isEqualTo(seen);
        assertThat(control).isSameAs(emulator.control()).isSameAs(injected);
        assertThat(control.users()).extracting(EmulatedUser::id).containsExactly("alice", "bob", "carol");
    }
}

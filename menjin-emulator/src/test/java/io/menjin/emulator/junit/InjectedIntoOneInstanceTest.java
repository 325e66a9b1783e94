package io.menjin.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.emulator.WeChatEmulator;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The instance is made before the extension is told that the class begins. */
@ExtendWith(WeChatEmulatorExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InjectedIntoOneInstanceTest {

    private final URI uri;

    InjectedIntoOneInstanceTest(WeChatEmulator emulator) {
        uri = emulator.baseUri();
    }

    @Test
    void givesTheSameEmulatorAsToTheTest(WeChatEmulator emulator) {
        assertThat(emulator.baseUri()).isEqualTo(uri);
    }
}

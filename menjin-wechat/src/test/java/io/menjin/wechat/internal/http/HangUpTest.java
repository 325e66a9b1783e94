package io.menjin.wechat.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HangUpTest {

    private final AtomicLong now = new AtomicLong();
    private final HangUp hangUp = new HangUp(Deadline.after(Duration.ofSeconds(5), now::get));

    @Test
    void leavesAConnectionAloneBeforeTheDeadline() throws Exception {
        try (SocketChannel connection = SocketChannel.open()) {
            hangUp.watch(connection);
            now.set(Duration.ofSeconds(5).toNanos() - 1);

            hangUp.hangUpIfDue();

            assertThat(connection.isOpen()).isTrue();
            assertThat(hangUp.release()).isTrue();
        }
    }

    @Test
    void closesTheConnectionAtTheDeadline() throws Exception {
        try (SocketChannel connection = SocketChannel.open()) {
            hangUp.watch(connection);
            pass();

            assertThat(connection.isOpen()).isFalse();
            assertThat(hangUp.hasHappened()).isTrue();
            assertThat(hangUp.release()).isFalse();
        }
    }

    @Test
    void closesAConnectionThatComesTooLate() throws Exception {
        try (SocketChannel connection = SocketChannel.open()) {
            pass();

            hangUp.watch(connection);

            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void leavesAConnectionAloneThatServesAnotherCallByNow() throws Exception {
        try (SocketChannel connection = SocketChannel.open()) {
            hangUp.watch(connection);
            hangUp.release();
            pass();

            assertThat(connection.isOpen()).isTrue();
        }
    }

    private void pass() {
        now.set(Duration.ofSeconds(5).toNanos());
        hangUp.hangUpIfDue();
    }
}

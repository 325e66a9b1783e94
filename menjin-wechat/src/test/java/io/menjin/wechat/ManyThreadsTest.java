package io.menjin.wechat;

import static io.menjin.wechat.EmulatedWeChat.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.secret.LoginCode;
import io.menjin.emulator.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManyThreadsTest {

    @RegisterExtension
    static final EmulatedWeChat wechat = new EmulatedWeChat();

    /** A pool of connections with a limit of its own fails here: 256 calls are under way at once. */
    @ParameterizedTest
    @ValueSource(ints = {200, 1000})
    void waitForASlowWeChatSideBySide(int millis) throws Exception {
        wechat.set(Settings.LATENCY, Map.of("*", Duration.ofMillis(millis)));
        Queue<LoginCode> codes = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 512).forEach(i -> codes.add(wechat.code()));
        WeChatClient client = wechat.client(settings -> settings.withDeadline(Duration.ofMinutes(2)));

        List<OpenId> people = Together.run(256, () -> {
            client.exchange(source(), codes.remove());
            return client.exchange(source(), codes.remove()).openId();
        });

        assertThat(people).hasSize(256).containsOnly(wechat.openId());
        wechat.control().verify("code2Session", 512);
    }
}

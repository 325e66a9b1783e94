package io.menjin.bench.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorTest {

    @Test
    void countsAScriptOnceWhateverItDoesInside() throws IOException {
        try (RedisNode redis = RedisNode.start();
                Monitor monitor = Monitor.of(redis)) {
            redis.clear();
            monitor.sent();
            redis.commands().set("a key", "a \"value\"");
            redis.commands()
                    .eval(
                            "redis.call('get', KEYS[1]); return redis.call('get', KEYS[1])",
                            ScriptOutputType.VALUE,
                            "a key");
            Map<String, Long> sent = monitor.sent();

            assertThat(sent).isEqualTo(Map.of("set", 1L, "eval", 1L));
            assertThat(redis.calls()).containsEntry("get", 2L).containsEntry("eval", 1L);
            assertThat(monitor.sent()).isEmpty();
        }
    }
}

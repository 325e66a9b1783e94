package io.menjin.bench.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandStatsTest {

    @Test
    void takesTheFirstCountOfEachCommandAndLeavesTheBenchmarksOwnOut() {
        String info = """
                # Commandstats\r
                cmdstat_get:calls=7,usec=9,usec_per_call=1.29,rejected_calls=2,failed_calls=1\r
                cmdstat_info:calls=3,usec=9,usec_per_call=3.00,rejected_calls=0,failed_calls=0\r
                cmdstat_evalsha:calls=2,usec=9,usec_per_call=4.50,rejected_calls=0,failed_calls=0\r
                """;

        assertThat(CommandStats.parse(info)).hasSize(2).containsEntry("get", 7L).containsEntry("evalsha", 2L);
    }
}

package io.menjin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessorsTest {

    @Test
    void readsListsAsLinuxWritesThem() {
        assertThat(Processors.parse("0")).containsExactly(0);
        assertThat(Processors.parse("0-2,5,8-9")).containsExactly(0, 1, 2, 5, 8, 9);
        assertThat(Processors.allowed("Name:\tjava\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\nMems_allowed:\t1\n"))
                .isEqualTo("0-1");
    }

    @Test
    void whatIsMeasuredHasTheFirstHalfAndWhatLoadsItTheOther() {
        Processors four = new Processors(Processors.parse("2-4,7"), true);

        assertThat(four.measured()).containsExactly(2, 3);
        assertThat(four.loading()).containsExactly(4, 7);
        assertThat(four.launcher()).containsExactly("taskset", "-c", "4,7");
        assertThat(four.description()).contains("Redis had processor 2,3,", "generator processor 4,7.");
    }

    @Test
    void ofThreeTheServerHasTwo() {
        Processors three = new Processors(List.of(0, 1, 2), true);

        assertThat(three.measured()).containsExactly(0, 1);
        assertThat(three.loading()).containsExactly(2);
    }

    @Test
    void oneProcessorIsShared() throws IOException, InterruptedException {
        Processors one = new Processors(List.of(0), true);

        assertThat(one.areDivided()).isFalse();
        assertThat(one.launcher()).isEmpty();
        assertThat(one.description()).contains("shared the processors", "only one");
        assertThatNothingIsBoundBy(one);
    }

    @Test
    void withoutTasksetTheProcessorsAreShared() throws IOException, InterruptedException {
        Processors without = new Processors(List.of(0, 1), false);

        assertThat(without.areDivided()).isFalse();
        assertThat(without.launcher()).isEmpty();
        assertThat(without.description()).contains("shared the processors", "no taskset");
        assertThatNothingIsBoundBy(without);
    }

    @Test
    void processesHaveTheirHalvesUntilTheSeparationEnds() throws IOException, InterruptedException {
        Processors processors = Processors.ofThisProcess();
        assumeThat(processors.areDivided()).isTrue();
        List<Integer> all = IntStream.concat(
                        processors.measured().stream().mapToInt(Integer::intValue),
                        processors.loading().stream().mapToInt(Integer::intValue))
                .boxed()
                .toList();
        Process server = new ProcessBuilder("sleep", "600").start();
        Process client = new ProcessBuilder("sleep", "600").start();
        try {
            try (Processors.Separation separation =
                    processors.separate(List.of(server.toHandle()), List.of(client.toHandle()))) {
                assertThat(separation).isNotNull();
                assertThat(Processors.isBound(server.toHandle(), processors.measured()))
                        .isTrue();
                assertThat(Processors.isBound(client.toHandle(), processors.loading()))
                        .isTrue();
            }
            assertThat(Processors.isBound(server.toHandle(), all)).isTrue();
            assertThat(Processors.isBound(client.toHandle(), all)).isTrue();
        } finally {
            server.destroyForcibly();
            client.destroyForcibly();
        }
    }

    private static void assertThatNothingIsBoundBy(Processors undivided) throws IOException, InterruptedException {
        Processors real = Processors.ofThisProcess();
        List<Integer> all = IntStream.concat(
                        real.measured().stream().mapToInt(Integer::intValue),
                        real.loading().stream().mapToInt(Integer::intValue))
                .boxed()
                .toList();
        Process server = new ProcessBuilder("sleep", "600").start();
        try (Processors.Separation separation = undivided.separate(List.of(server.toHandle()), List.of())) {
            assertThat(separation).isNotNull();
            assertThat(Processors.isBound(server.toHandle(), all)).isTrue();
        } finally {
            server.destroyForcibly();
        }
    }
}

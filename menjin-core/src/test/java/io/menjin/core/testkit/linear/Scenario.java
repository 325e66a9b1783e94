package io.menjin.core.testkit.linear;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;

/**
 * What is done in what threads: {@code before // one thread | another // after}, each a list of operations like
 * {@code finish 1} with commas between, which may be empty.
 */
public record Scenario(String text) {

    ExecutionScenario of(Class<?> operations) {
        List<String> parts = split(text, "//");
        List<List<Actor>> threads = split(parts.get(1), "\\|").stream()
                .map(thread -> actors(operations, thread))
                .toList();
        return new ExecutionScenario(actors(operations, parts.get(0)), threads, actors(operations, parts.get(2)), null);
    }

    private static List<Actor> actors(Class<?> operations, String list) {
        List<Actor> actors = new ArrayList<>();
        for (String operation : split(list, ",")) {
            if (!operation.isEmpty()) {
                List<String> words = split(operation, " ");
                List<Integer> arguments =
                        words.stream().skip(1).map(Integer::valueOf).toList();
                actors.add(new Actor(method(operations, words.get(0)), arguments));
            }
        }
        return actors;
    }

    private static Method method(Class<?> operations, String name) {
        return Arrays.stream(operations.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operation " + name));
    }

    private static List<String> split(String text, String by) {
        return Arrays.stream(text.split(by, -1)).map(String::strip).toList();
    }
}

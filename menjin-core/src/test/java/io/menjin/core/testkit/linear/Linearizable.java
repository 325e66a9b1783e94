package io.menjin.core.testkit.linear;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Options;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * Holds operations to a sequential specification: whatever several threads do at once, the answers must be those of doing it
 * one after the other, in an order that agrees with who had finished before whom.
 *
 * @param specification a class with the same operations, for one thread
 * @param scenarios that are tried besides those that the checker thinks of
 */
public record Linearizable(Class<?> specification, List<Scenario> scenarios) {

    private static final boolean LONG = Boolean.getBoolean("menjin.long");

    /** Values and what makes them: a switch of threads inside of them cannot show anything. */
    private static final List<String> IGNORED = List.of(
            "io.menjin.core.token.",
            "io.menjin.core.crypto.",
            "io.menjin.core.id.",
            "io.menjin.core.user.",
            "io.menjin.core.secret.",
            "io.menjin.core.problem.",
            "io.menjin.core.source.",
            "io.menjin.core.testkit.",
            "java.time.",
            "java.util.regex.",
            "java.util.stream.");

    /** One step each: with one lock, or with such tests of their own. */
    private static final List<String> ATOMIC = List.of(
            "io.menjin.core.store.memory.", "com.github.benmanes.caffeine.", "java.util.concurrent.ConcurrentHashMap");

    public static Linearizable as(Class<?> specification, List<String> scenarios) {
        return new Linearizable(
                specification, scenarios.stream().map(Scenario::new).toList());
    }

    /** Walks through interleavings one by one, switching between threads at whatever they share. */
    public void walk(Class<?> operations) {
        walking(operations, LONG ? 30 : 1, LONG ? 1000 : 15).check(operations);
    }

    /** Lets real threads run. */
    public void run(Class<?> operations) {
        run(operations, LONG ? 50 : 2, LONG ? 1000 : 20);
    }

    /** As {@link #walk}, in the given scenarios alone. */
    public void walkScenarios(Class<?> operations) {
        walking(operations, 0, LONG ? 5_000 : 40).check(operations);
    }

    /** As {@link #run}, in the given scenarios alone. */
    public void runScenarios(Class<?> operations) {
        run(operations, 0, LONG ? 5_000 : 40);
    }

    /** As {@link #run}, where every operation leaves the process. */
    public void runOutside(Class<?> operations) {
        run(operations, LONG ? 100 : 3, LONG ? 300 : 20);
    }

    private void run(Class<?> operations, int number, int runsOfEach) {
        sized(new StressOptions(), operations, number, runsOfEach).check(operations);
    }

    /** Shows that the checker finds what is wrong with operations that are wrong on purpose, in the given scenarios alone. */
    public void refuteWalking(Class<?> operations) {
        assertRefuted(walking(operations, 0, 1000), operations);
    }

    private static void assertRefuted(Options<?, ?> options, Class<?> operations) {
        assertThatThrownBy(() -> options.minimizeFailedScenario(false).check(operations))
                .isInstanceOf(LincheckAssertionError.class)
                .hasMessageContaining("Invalid execution results");
    }

    private ModelCheckingOptions walking(Class<?> operations, int number, int runsOfEach) {
        return sized(new ModelCheckingOptions(), operations, number, runsOfEach)
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses((String name) -> startsWithOne(name, IGNORED))
                        .allMethods()
                        .ignore())
                .addGuarantee(ManagedStrategyGuaranteeKt.forClasses((String name) -> startsWithOne(name, ATOMIC))
                        .allMethods()
                        .treatAsAtomic());
    }

    private <O extends Options<O, ?>> O sized(O options, Class<?> operations, int number, int runsOfEach) {
        options.sequentialSpecification(specification)
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(2)
                .actorsAfter(2)
                .iterations(number)
                .invocationsPerIteration(runsOfEach);
        scenarios.forEach(scenario -> options.addCustomScenario(scenario.of(operations)));
        return options;
    }

    private static boolean startsWithOne(String name, List<String> beginnings) {
        return beginnings.stream().anyMatch(name::startsWith);
    }
}

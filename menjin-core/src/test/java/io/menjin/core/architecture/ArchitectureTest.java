package io.menjin.core.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.secret.SecretText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What the core may know, and who may see secrets. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.menjin.core");

    @Test
    void knowsTheJdkCaffeineSlf4jAndNothingElse() {
        check(noClasses()
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                        "io.menjin.core..",
                        "java.io",
                        "java.lang..",
                        "java.math",
                        "java.net",
                        "java.nio",
                        "java.nio.charset",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "javax.crypto..",
                        "com.github.benmanes.caffeine.cache..",
                        "org.jspecify.annotations",
                        "org.slf4j"))
                .because("no Spring, no HTTP, no SQL: other modules bring those"));
    }

    @Test
    void doesNotSpeakToTheNetwork() {
        check(noClasses().should().dependOnClassesThat().haveNameMatching("java\\.net\\.(?!URI(SyntaxException)?$).*"));
    }

    @Test
    void opensSecretsInTheListedPlacesOnly() {
        check(noClasses()
                .that(resideOutsideOfPackages(
                        "io.menjin.core.secret",
                        "io.menjin.core.crypto",
                        "io.menjin.core.token",
                        "io.menjin.core.sessionkey",
                        "io.menjin.core.phone",
                        "io.menjin.core.login.internal"))
                .should()
                .callMethodWhere(target(name("reveal"))
                        .and(target(owner(assignableTo(SecretText.class).or(assignableTo(MasterKey.class))))))
                .because("every place that reads a secret must be known"));
    }

    @Test
    void asksTheInjectedClockForTheTime() {
        noClockOf(Instant.class);
        noClockOf(LocalDate.class);
        noClockOf(LocalDateTime.class);
        noClockOf(ZonedDateTime.class);
        check(noClasses().should().callMethod(System.class, "currentTimeMillis"));
        check(noClasses().should().callMethod(System.class, "nanoTime"));
        check(noClasses()
                .should()
                .callMethodWhere(target(owner(assignableTo(Clock.class)))
                        .and(target(name("systemUTC")
                                .or(name("systemDefaultZone"))
                                .or(name("system"))
                                .or(name("tickMillis"))
                                .or(name("tickSeconds"))
                                .or(name("tickMinutes"))))));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(Date.class));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(Calendar.class));
    }

    @Test
    void takesRandomnessFromTheInjectedSource() {
        check(noClasses().should().callMethod(UUID.class, "randomUUID"));
        check(noClasses().should().callMethod(Math.class, "random"));
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocalRandom.class));
        check(noClasses().should().callConstructor(Random.class));
        check(noClasses().should().callConstructor(Random.class, long.class));
        check(noClasses().should().callConstructor(SecureRandom.class));
    }

    @Test
    void neverComparesARevealedSecretByStringEquals() {
        // A class that both opens secrets and compares texts must be looked at: none needs to.
        List<String> suspects = CORE.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTarget().getName().equals("reveal")))
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(String.class)
                                && List.of("equals", "equalsIgnoreCase", "contentEquals", "compareTo")
                                        .contains(call.getTarget().getName())))
                .map(type -> type.getName())
                .toList();
        assertThat(suspects).isEmpty();
    }

    @Test
    void secretsAreFinalSoThatTheirPrintedFormStays() {
        check(classes()
                .that()
                .areAssignableTo(SecretText.class)
                .and()
                .doNotBelongToAnyOf(SecretText.class)
                .should()
                .haveModifier(JavaModifier.FINAL));
    }

    @Test
    void keepsInternalsToItself() {
        // Public types may take internal ones in constructors; nothing internal is handed out by a public method.
        List<String> leaks = CORE.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.getPackageName().contains(".internal"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> method.getRawReturnType().getPackageName().contains(".internal"))
                .map(method -> method.getFullName())
                .toList();
        assertThat(leaks).isEmpty();
    }

    @Test
    void holdsNoStateInStatics() {
        check(fields().that().areStatic().should().beFinal());
        check(noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class));
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
        check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING);
    }

    @Test
    void valuesDoNotKnowUseCases() {
        check(noClasses()
                .that(resideInAnyPackage(
                        "io.menjin.core.secret",
                        "io.menjin.core.problem",
                        "io.menjin.core.source",
                        "io.menjin.core.account",
                        "io.menjin.core.event"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.menjin.core.store..",
                        "io.menjin.core.login..",
                        "io.menjin.core.user..",
                        "io.menjin.core.phone..",
                        "io.menjin.core.privacy..",
                        "io.menjin.core.operation..",
                        "io.menjin.core.push..")));
    }

    private static void noClockOf(Class<?> type) {
        check(noClasses().should().callMethod(type, "now"));
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }
}

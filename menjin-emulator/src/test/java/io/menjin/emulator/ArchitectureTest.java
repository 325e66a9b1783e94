package io.menjin.emulator;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.menjin.emulator.internal.http.EmulatorServer;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.menjin.emulator";
    private static final String INTERNAL = ROOT + ".internal.";
    private static final JavaClasses EMULATOR = new ClassFileImporter()
            .importUrl(
                    WeChatEmulator.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void keepsTheHttpEngineInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(INTERNAL + "http")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(EMULATOR);
        classes()
                .that()
                .resideInAPackage(INTERNAL + "http")
                .and()
                .doNotHaveFullyQualifiedName(EmulatorServer.class.getName())
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage(INTERNAL + "http")
                .check(EMULATOR);
    }

    @Test
    void keepsTheWorldFreeOfHowItIsReached() {
        noClasses()
                .that()
                .resideInAnyPackage(INTERNAL + "world", INTERNAL + "crypto", INTERNAL + "json")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        INTERNAL + "api",
                        INTERNAL + "control",
                        INTERNAL + "fault",
                        INTERNAL + "http",
                        INTERNAL + "journal",
                        INTERNAL + "push",
                        INTERNAL + "snapshot",
                        INTERNAL + "wire")
                .check(EMULATOR);
    }

    @Test
    void keepsTheServerApiApartFromTheControlApi() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "api")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(INTERNAL + "control", INTERNAL + "http")
                .check(EMULATOR);
        noClasses()
                .that()
                .resideInAPackage(INTERNAL + "control")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(INTERNAL + "http")
                .check(EMULATOR);
    }

    @Test
    void keepsJacksonOutOfThePublicApi() {
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(ROOT, ROOT + ".junit")
                .should(notMention("tools.jackson"))
                .check(EMULATOR);
    }

    @Test
    void takesTimeAndRandomnessFromOutside() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(WeChatEmulatorBuilder.class.getName())
                .should()
                .callMethodWhere(describe("the time or randomness of the system", ArchitectureTest::readsTheSystem))
                .orShould()
                .callConstructorWhere(describe("a source of randomness", ArchitectureTest::makesRandomness))
                .check(EMULATOR);
    }

    private static ArchCondition<JavaMethod> notMention(String prefix) {
        return new ArchCondition<>("not mention " + prefix) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions = Stream.concat(
                                method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
                        .anyMatch(type -> type.getName().startsWith(prefix));
                events.add(new SimpleConditionEvent(method, !mentions, method.getFullName()));
            }
        };
    }

    private static boolean readsTheSystem(JavaMethodCall call) {
        String method = call.getName();
        return (call.getTargetOwner().isEquivalentTo(System.class) && method.equals("currentTimeMillis"))
                || (call.getTargetOwner().isEquivalentTo(Clock.class) && method.startsWith("system"))
                || (call.getTargetOwner().getPackageName().equals(Instant.class.getPackageName())
                        && method.equals("now"))
                || (call.getTargetOwner().isEquivalentTo(Math.class) && method.equals("random"));
    }

    private static boolean makesRandomness(JavaConstructorCall call) {
        return call.getTargetOwner().isAssignableTo(Random.class);
    }
}

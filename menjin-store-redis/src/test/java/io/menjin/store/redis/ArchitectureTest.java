package io.menjin.store.redis;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.menjin.core.secret.SecretText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the module may know. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.menjin.store.redis");

    @Test
    void knowsCoreWeChatsTokensAndTheLibrariesOfRedis() {
        noClasses()
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                        "io.menjin.store.redis..",
                        "io.menjin.core..",
                        "io.menjin.wechat.token",
                        "io.lettuce.core..",
                        "io.github.bucket4j..",
                        "io.netty.util.concurrent",
                        "java..",
                        "org.jspecify.annotations",
                        "org.slf4j"))
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.menjin.core..internal..")
                .check(CLASSES);
    }

    @Test
    void knowsWeChatsTokensInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..store.redis.internal.token")
                .and()
                .doNotHaveSimpleName("RedisStores")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.menjin.wechat..")
                .check(CLASSES);
    }

    @Test
    void takesTimeAndRandomnessFromItsSettings() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.menjin.store.redis.RedisStoreSettings")
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.store.redis.RedisStoreSettings$Builder")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callConstructor(SecureRandom.class)
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .check(CLASSES);
    }

    @Test
    void revealsOnlyWhatItSeals() {
        noClasses()
                .that()
                .doNotHaveSimpleName("TokenRecord")
                .should()
                .callMethod(SecretText.class, "reveal")
                .check(CLASSES);
    }

    @Test
    void holdsNoStateInStatics() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }
}

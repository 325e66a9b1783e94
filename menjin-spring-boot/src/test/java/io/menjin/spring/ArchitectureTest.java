package io.menjin.spring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.menjin.core.secret.SecretText;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where optional libraries may be known, and who may see secrets. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.menjin.spring");

    @Test
    void eachOptionalLibraryIsKnownInOnePlace() {
        onlyIn("..spring.security..", "org.springframework.security..");
        onlyIn("..spring.actuate..", "org.springframework.boot.actuate..", "org.springframework.boot.health..");
        onlyIn("..spring.observation..", "io.micrometer..");
        onlyIn("..spring.web.checks..", "io.netty..");
        noClasses()
                .that()
                .resideOutsideOfPackages("..spring.web.api..", "..spring.web.quick..", "..spring.autoconfigure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.catalina..")
                .check(OURS);
    }

    private static void onlyIn(String home, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackages(home, "..spring.autoconfigure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(OURS);
    }

    @Test
    void nothingButTheWebKnowsServlets() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..spring.web..", "..spring.security..", "..spring.autoconfigure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web..")
                .check(OURS);
    }

    @Test
    void nothingKnowsTheAutoConfiguration() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..spring.autoconfigure..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..spring.autoconfigure..")
                .check(OURS);
    }

    @Test
    void secretsAreRevealedInFewPlaces() {
        noClasses()
                .that()
                // The ticket and the token, which are the device's.
                .doNotHaveFullyQualifiedName("io.menjin.spring.web.http.ProblemRenderer")
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.web.api.Responses$LoginBody")
                // The token, on its way into the use case.
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.web.guard.RequestUsers")
                // The access_token, on its way to be sealed.
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.storage.StoredAccessTokens")
                // The password, for those who connect.
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.settings.RedisAddresses")
                // Their form is checked at the start.
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.settings.SourceSettings")
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.settings.KeySettings")
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.settings.ClientSettings")
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.settings.Placeholders")
                // The password, on its way to the driver.
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.settings.RedisAddresses")
                // The access_token, on its way into the vault.
                .and()
                .doNotHaveFullyQualifiedName("io.menjin.spring.storage.StoredAccessTokens")
                .should()
                .callMethodWhere(JavaCall.Predicates.target(name("reveal"))
                        .and(JavaCall.Predicates.target(owner(assignableTo(SecretText.class)))))
                .check(OURS);
    }

    @Test
    void timeAndRandomnessComeFromOutside() {
        noClasses().should().callMethod(Instant.class, "now").check(OURS);
        noClasses()
                .that()
                .resideOutsideOfPackage("..spring.autoconfigure..")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(OURS);
    }

    @Test
    void nothingPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(OURS);
    }
}

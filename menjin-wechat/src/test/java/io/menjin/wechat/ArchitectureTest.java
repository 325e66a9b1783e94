package io.menjin.wechat;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.menjin.core.secret.SecretText;
import io.menjin.wechat.internal.api.CodeExchangeApi;
import io.menjin.wechat.internal.http.JdkTransport;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.menjin.wechat");

    @Test
    void dependsOnFewLibraries() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "javax..",
                        "org.xml.sax..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "tools.jackson..",
                        "io.github.resilience4j..",
                        "io.menjin.core..",
                        "io.menjin.wechat.."))
                .check(CLASSES);
    }

    @Test
    void itsLayersPointDownwards() {
        noClasses()
                .that(resideInAPackage("..internal.json.."))
                .or(resideInAPackage("..internal.http.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("..internal.call..", "..internal.api..", "..internal.token.."))
                .check(CLASSES);
        noClasses()
                .that(resideInAPackage("..internal.call.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("..internal.api..", "..internal.token.."))
                .check(CLASSES);
        noClasses()
                .that(resideInAnyPackage("..errcode..", "..push..", "..opendata.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("..internal.http..", "..internal.call..", "..internal.token.."))
                .check(CLASSES);
    }

    @Test
    void takesTimeAndRandomnessFromWhoeverBuildsIt() {
        noClasses()
                .that()
                .doNotHaveSimpleName("WeChatClientBuilder")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom")
                .check(CLASSES);
    }

    @Test
    void revealsSecretsOnlyWhereTheyAreSentOrComputedWith() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CodeExchangeApi.class.getPackageName(), "..push..", "..opendata..")
                .and()
                .doNotHaveSimpleName("ApiCall")
                .and()
                .doNotHaveSimpleName("TokenEndpoint")
                .should()
                .callMethod(SecretText.class, "reveal")
                .check(CLASSES);
    }

    @Test
    void namesTheHttpClientInOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage(JdkTransport.class.getPackageName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
    }
}

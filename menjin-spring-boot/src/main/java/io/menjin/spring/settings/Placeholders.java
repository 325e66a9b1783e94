package io.menjin.spring.settings;

import io.menjin.core.secret.SecretText;
import io.menjin.spring.diagnostics.Misconfigurations;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that name an environment variable which is not set. Spring binds the text <code>${NAME}</code> itself then, and
 * what everybody can read in the documentation would be the password.
 */
final class Placeholders {
    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+).*", Pattern.DOTALL);

    private Placeholders() {}

    /**
     * Lets a secret pass that is none of those.
     *
     * @throws org.springframework.boot.diagnostics.FailureAnalyzedException when it is one
     */
    static void requireResolved(String property, @Nullable SecretText secret) {
        if (secret == null) {
            return;
        }
        Matcher unresolved = UNRESOLVED.matcher(secret.reveal());
        if (unresolved.matches()) {
            throw Misconfigurations.variableNotSet(property, unresolved.group(1));
        }
    }
}

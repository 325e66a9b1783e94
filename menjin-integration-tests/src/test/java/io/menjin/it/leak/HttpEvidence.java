package io.menjin.it.leak;

import io.menjin.it.harness.Answer;
import java.util.Set;

/** What an answer says, without what is meant for the device: these are all the places where a secret may come out. */
final class HttpEvidence {

    static final Set<String> LOGINS = Set.of("POST /v1/login", "POST /v1/register");

    private HttpEvidence() {}

    static String of(Answer answer) {
        String text = answer.headers().map() + "\n" + answer.text();
        if (answer.status() == 200 && LOGINS.contains(answer.request())) {
            return without(text, answer.at("/token"));
        }
        if (answer.code().equals("registration_required")) {
            return without(text, answer.at("/ticket"));
        }
        return text;
    }

    /** Once: a second time would be a place of its own. */
    private static String without(String text, String allowed) {
        int index = text.indexOf(allowed);
        return allowed.isEmpty() ? text : text.substring(0, index) + text.substring(index + allowed.length());
    }
}

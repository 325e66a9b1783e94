package io.menjin.it.leak;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every secret of a run, by what it is. */
final class Marks {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHORTEST = 8;
    private static final Pattern BLANK = Pattern.compile("\\s");

    private final Map<String, String> kinds = new LinkedHashMap<>();

    /**
     * Notes a secret.
     *
     * @return the secret
     */
    synchronized String mark(String kind, String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a " + kind + " of " + secret.length() + " characters is found by chance");
        }
        kinds.putIfAbsent(secret, kind);
        return secret;
    }

    /** Notes all secrets that WeChat knows now: keys, codes and tokens that it has given out. */
    synchronized void learn(String snapshot) {
        JsonNode world = JSON.readTree(snapshot).path("world");
        world.path("sessionKeys")
                .forEach(entry -> mark("session_key", entry.at("/key/value").stringValue()));
        world.path("loginCodes")
                .forEach(code -> mark("login code", code.path("code").stringValue()));
        world.path("phoneCodes")
                .forEach(code -> mark("phone code", code.path("code").stringValue()));
        world.path("accessTokens")
                .forEach(token -> mark("access_token", token.path("value").stringValue()));
        world.path("apps").forEach(app -> {
            mark("AppSecret", app.path("secret").stringValue());
            markIfThere("push token", app.path("pushToken"));
            markIfThere("EncodingAESKey", app.path("encodingAesKey"));
        });
        world.path("users").forEach(user -> markIfThere("phone number", user.path("phone")));
    }

    private void markIfThere(String kind, JsonNode text) {
        if (text.isString()
                && !BLANK.matcher(text.stringValue()).find()
                && !text.stringValue().isEmpty()) {
            mark(kind, text.stringValue());
        }
    }

    /** What each secret is. */
    synchronized Map<String, String> kinds() {
        return Map.copyOf(kinds);
    }

    /** What sorts of secrets there are. */
    synchronized Set<String> sorts() {
        return new TreeSet<>(kinds.values());
    }
}

package io.menjin.bench.wechat;

import io.menjin.emulator.EmulatorControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts many login codes into the emulator at once, through a snapshot: {@code wx.login} once for each of fifty thousand
 * codes would take longer than what is measured.
 */
final class CodeMint {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EmulatorControl control;
    private final ObjectNode snapshot;
    private final List<JsonNode> patterns;
    private int minted;

    private CodeMint(EmulatorControl control, ObjectNode snapshot, List<JsonNode> patterns) {
        this.control = control;
        this.snapshot = snapshot;
        this.patterns = patterns;
    }

    /** Lets everybody log in once, so that everybody has a session_key, and takes these codes as patterns. */
    static CodeMint of(EmulatorControl control) {
        for (int i = 0; i < Bench.PEOPLE; i++) {
            control.loginCode(Bench.person(i), Bench.APP_ID);
        }
        ObjectNode snapshot = (ObjectNode) JSON.readTree(control.snapshot());
        List<JsonNode> patterns = new ArrayList<>();
        snapshot.path("world").path("loginCodes").forEach(patterns::add);
        if (patterns.size() != Bench.PEOPLE) {
            throw new IllegalStateException("the snapshot holds " + patterns.size() + " codes");
        }
        return new CodeMint(control, snapshot, patterns);
    }

    void replaceCodes(int count, Path file) throws IOException {
        List<String> values = new ArrayList<>(count);
        ArrayNode codes = JSON.createArrayNode();
        for (int i = 0; i < count; i++) {
            String value = String.format("0%031d", minted++);
            values.add(value);
            codes.add(((ObjectNode) patterns.get(i % patterns.size()).deepCopy()).put("code", value));
        }
        ((ObjectNode) snapshot.path("world")).set("loginCodes", codes);
        control.restore(JSON.writeValueAsString(snapshot));
        Files.write(file, values);
    }
}

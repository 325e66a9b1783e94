package io.menjin.emulator;

import java.util.List;
import java.util.stream.Collectors;

/** What the program prints once it accepts calls. No secret: the control API shows those. */
final class StartBlock {

    private StartBlock() {}

    static List<String> lines(WeChatEmulator emulator) {
        List<EmulatedApp> apps = emulator.control().apps();
        List<EmulatedUser> users = emulator.control().users();
        String appId = apps.isEmpty() ? "wxemu…" : apps.get(0).appId();
        String user = users.isEmpty() ? "{id}" : users.get(0).id();
        return List.of(
                line("WeChat emulator", emulator.baseUri()),
                line("control API", emulator.controlUri() + "  (openapi.yaml, journal, fidelity)"),
                line("apps", apps.stream().map(EmulatedApp::appId).collect(Collectors.joining(", "))),
                line("users", users.stream().map(StartBlock::person).collect(Collectors.joining(", "))),
                line("secrets", "curl -s " + emulator.controlUri() + "/apps"),
                line(
                        "log in",
                        "curl -s " + emulator.controlUri() + "/users/" + user + "/login -d '{\"appId\":\"" + appId
                                + "\"}'"));
    }

    private static String person(EmulatedUser user) {
        return user.behaviour().isEmpty() ? user.id() : user.id() + " (" + String.join(", ", user.behaviour()) + ")";
    }

    private static String line(String name, Object value) {
        return String.format("%-16s %s", name, value);
    }
}

package io.menjin.emulator.internal.api;

import io.menjin.emulator.Setting;
import io.menjin.emulator.Settings;
import io.menjin.emulator.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The published table of what is emulated, and how closely; written from the descriptions in the code. */
public final class FidelityTable {

    private static final String DOCS = "https://developers.weixin.qq.com/miniprogram/dev/";

    private static final List<ApiDescription> ABSENT = List.of(
            absent("/sns/component/jscode2session", "third-party platform login", "third-party platforms"),
            absent("/wxa/getpluginopenpid", "getPluginOpenPId", "plugins"),
            absent("/wxa/media_check_async", "mediaCheckAsync", "checks of images and sound"),
            absent("/cgi-bin/openapi/quota/clear", "clearApiQuota", "quotas of one operation"),
            absent("/cgi-bin/openapi/rid/get", "getRidInfo", "look-up of a rid"),
            absent("/cgi-bin/get_api_domain_ip", "getApiDomainIp", "addresses of WeChat"),
            absent("/cgi-bin/getcallbackip", "getCallbackIp", "addresses of WeChat"),
            absent("/cgi-bin/callback/check", "callbackCheck", "network check"));

    private FidelityTable() {}

    /** The emulated operations and after them the absent ones. */
    public static List<ApiDescription> descriptions() {
        return Stream.concat(ApiCatalog.all().stream().map(ServerApi::description), ABSENT.stream())
                .toList();
    }

    /** The Markdown document. */
    public static String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# What the emulator emulates");
        lines.add("");
        lines.add("Written from the code; a test compares. To write it again after a change:");
        lines.add("");
        lines.add("```");
        lines.add("mvn -pl menjin-emulator -am test -Dtest=FidelityTableTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Dfidelity.write=true");
        lines.add("```");
        lines.add("");
        lines.add("State of WeChat's documentation: 2026-07-30. *full*: every documented input, answer and errcode that"
                + " the developer of one mini program meets, with the differences named. *partial*: the documented"
                + " shape; parts of the behaviour are missing. *absent*: HTTP 404 with a text that names this table,"
                + " never an invented success.");
        lines.add("");
        lines.add("## Server API");
        lines.add("");
        lines.add("| path | name | methods | fidelity | test | source | known differences |");
        lines.add("|---|---|---|---|---|---|---|");
        ApiCatalog.all().forEach(api -> lines.add(row(api.description(), testOf(api))));
        ABSENT.forEach(api -> lines.add(row(api, "")));
        lines.add("");
        lines.addAll(WireFidelity.lines());
        lines.add("");
        lines.add("## What WeChat does not publish");
        lines.add("");
        lines.add("Each is a setting with a default: change it with `PATCH /_emulator/v1/settings`, in a seed file, or"
                + " with `WeChatEmulator.builder().setting(…)`.");
        lines.add("");
        lines.add("| setting | default | meaning | basis |");
        lines.add("|---|---|---|---|");
        Settings.all().forEach(setting -> lines.add(row(setting)));
        lines.add("");
        lines.add("Decided, without a setting: two devices of one user share the one session_key (WeChat states one"
                + " valid key a user at a time).");
        return String.join("\n", lines) + "\n";
    }

    /** Name of the test class of an operation, for the table's column. */
    public static String testOf(ServerApi api) {
        Class<?> type = api.getClass();
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? type : outer).getSimpleName() + "Test";
    }

    private static String row(ApiDescription api, String test) {
        String methods = String.join(", ", api.methods().stream().sorted().toList());
        String fidelity = api.fidelity().name().toLowerCase(Locale.ROOT);
        return "| `" + api.path() + "` | " + api.name() + " | " + methods + " | " + fidelity + " | "
                + (test.isEmpty() ? "" : "`" + test + "`") + " | [page](" + api.source() + ") | "
                + String.join(" ", api.differences()) + " |";
    }

    private static String row(Setting<?> setting) {
        String value = Json.text(setting.defaultJson()).replace("|", "\\|");
        return "| `" + setting.name() + "` | `" + value + "` | " + setting.meaning() + " | " + setting.basis() + " |";
    }

    private static ApiDescription absent(String path, String name, String subject) {
        return new ApiDescription(
                path, name, Set.of(), Fidelity.ABSENT, DOCS, List.of("Not emulated: " + subject + "."));
    }
}

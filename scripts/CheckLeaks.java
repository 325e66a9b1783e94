import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for secrets in what the whole suite wrote: the reports and logs of every module.
 *
 * <p>What has a form of its own is known by it: tokens, tickets, session_keys, phone numbers, access_tokens, login codes,
 * master keys. AppSecrets look like any other 32 hexadecimal digits, so those of tests and of the emulator begin alike; all
 * other secrets of tests hold a mark. Texts are searched as they are and decoded from percent signs, hexadecimal digits and
 * Base64.
 *
 * <p>Before it searches, it plants every secret in every form, and fails unless it finds them all.
 */
class CheckLeaks {

    /** In push tokens, AES keys, client secrets and whatever else has no form. Not a word, so that no name holds it. */
    static final String MARK = "c4n4ry";
    /** How AppSecrets of tests and of the emulator begin. */
    static final String APP_SECRET = "5ec2e7";

    /** What a kind of secret looks like; a match counts where {@code real} agrees. */
    record Rule(String kind, Pattern pattern, Predicate<String> real) {
        static Rule of(String kind, String regex) {
            return of(kind, regex, text -> true);
        }

        static Rule of(String kind, String regex, Predicate<String> real) {
            return new Rule(kind, Pattern.compile(regex), real);
        }
    }

    static final List<Rule> RULES = List.of(
            // Tests send tokens of one repeated character as garbage.
            Rule.of("token", "mj_[A-Za-z0-9_-]{75}", text -> text.chars().distinct().count() > 12),
            Rule.of("ticket", "mt_[A-Za-z0-9_-]{60,}", text -> text.chars().distinct().count() > 12),
            Rule.of("session_key", "(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{21}[AQgw]==(?![A-Za-z0-9=])"),
            Rule.of("master key", "(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9=])"),
            Rule.of("phone number", "(?<![0-9A-Za-z.])(?:\\+?86)?1[3-9][0-9]{9}(?![0-9A-Za-z])"),
            Rule.of("access_token", "(?<![A-Za-z0-9_-])[1-9][0-9]_[A-Za-z0-9_-]{133}(?![A-Za-z0-9_-])"),
            Rule.of("login code", "(?<![A-Za-z0-9+/=_-])[0-9][A-Za-z0-9]{31}(?![A-Za-z0-9+/=_-])", CheckLeaks::mixed),
            Rule.of("AppSecret", "(?i)(?<![0-9a-f])" + APP_SECRET + "[0-9a-f]{26}(?![0-9a-f])"),
            Rule.of("marked secret", "(?i)" + MARK),
            Rule.of(
                    "secret in an address",
                    "(?i)[?&;](?:secret|appsecret|access_token|js_code)=[^&\\s\"'<>*]{6,}(?![^&\\s\"'<>]*\\*)"));

    /** A place where something of a rule may stand, and why. */
    record Allowed(String files, String kind, String reason) {}

    static final List<Allowed> ALLOWED = List.of();

    record Leak(String kind, Path file, int line, String form) {
        String in(Path root) {
            return root.relativize(file) + ":" + line + ": a " + kind + " (" + form + ")";
        }
    }

    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        int planted = selfTest();
        Path root = Path.of(arguments.length == 0 ? "." : arguments[0]).toAbsolutePath().normalize();
        List<Path> files = evidence(root);
        List<Leak> leaks = files.parallelStream().flatMap(file -> search(file).stream()).toList();
        TreeSet<String> lines = new TreeSet<>();
        int allowed = 0;
        for (Leak leak : leaks) {
            if (isAllowed(root, leak)) {
                allowed++;
            } else {
                lines.add(leak.in(root));
            }
        }
        lines.forEach(System.err::println);
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        System.out.printf(
                "leaks: %d planted and found; %d files, %.1f MB searched in %.1f s: %d allowed, %d not%n",
                planted, files.size(), bytes / 1e6, (System.nanoTime() - start) / 1e9, allowed, lines.size());
        if (!lines.isEmpty()) {
            System.exit(1);
        }
    }

    private static boolean isAllowed(Path root, Leak leak) {
        return ALLOWED.stream()
                .anyMatch(allowed -> allowed.kind().equals(leak.kind())
                        && FileSystems.getDefault()
                                .getPathMatcher("glob:" + allowed.files())
                                .matches(root.relativize(leak.file())));
    }

    /** Every report and log; a module with tests that left none is a fault, since then nothing was looked at. */
    private static List<Path> evidence(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.filter(path -> Files.exists(path.resolve("pom.xml"))).sorted().toList()) {
                Path target = module.resolve("target");
                List<Path> reports = walk(target.resolve("surefire-reports"));
                reports.addAll(walk(target.resolve("failsafe-reports")));
                if (Files.isDirectory(module.resolve("src/test/java"))) {
                    require(!reports.isEmpty(), module.getFileName() + " has tests and no reports");
                    if (Files.exists(module.resolve("src/test/resources/logback-test.xml"))) {
                        Path log = target.resolve("everything.log");
                        require(Files.exists(log) && Files.size(log) > 0, log + " is missing or empty");
                    }
                }
                files.addAll(reports);
                for (Path file : walk(target)) {
                    String name = file.getFileName().toString();
                    boolean log = name.endsWith(".log") || name.endsWith(".txt") && file.getParent().equals(target);
                    if (log && !reports.contains(file)) {
                        files.add(file);
                    }
                }
            }
        }
        for (Path file : walk(root.resolve("target"))) {
            if (file.toString().endsWith(".log")) {
                files.add(file);
            }
        }
        require(!files.isEmpty(), "there is nothing to search below " + root);
        return files;
    }

    private static List<Path> walk(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            System.err.println("leaks: " + otherwise);
            System.exit(2);
        }
    }

    /** Lines and words that were looked at: most lines of a report are those of stack traces. */
    private static final Set<String> CLEAN = ConcurrentHashMap.newKeySet();

    private static List<Leak> search(Path file) {
        List<Leak> leaks = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file, ISO_8859_1)) {
            int[] number = {0};
            lines.forEach(line -> {
                number[0]++;
                if (CLEAN.contains(line)) {
                    return;
                }
                int before = leaks.size();
                forms(line).forEach((form, text) -> kinds(text)
                        .forEach(kind -> leaks.add(new Leak(kind, file, number[0], form))));
                if (leaks.size() == before) {
                    CLEAN.add(line);
                }
            });
            return leaks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TreeSet<String> kinds(String text) {
        TreeSet<String> kinds = new TreeSet<>();
        for (Rule rule : RULES) {
            Matcher found = rule.pattern().matcher(text);
            while (found.find()) {
                if (rule.real().test(found.group())) {
                    kinds.add(rule.kind());
                    break;
                }
            }
        }
        return kinds;
    }

    private static final Pattern ESCAPE = Pattern.compile("%[0-9a-fA-F]{2}|\\\\u00[0-9a-fA-F]{2}|\\\\/");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}");
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2}){8,}|(?:[0-9A-F]{2}){8,}");

    /** The text as it is, and as it reads when parts of it are decoded. */
    private static Map<String, String> forms(String line) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("as it is", line);
        Matcher escape = ESCAPE.matcher(line);
        if (escape.find()) {
            forms.put(
                    "unescaped",
                    escape.replaceAll(found -> Matcher.quoteReplacement(
                            found.group().equals("\\/")
                                    ? "/"
                                    : String.valueOf((char)
                                            Integer.parseInt(found.group().substring(found.group().length() - 2), 16)))));
        }
        StringBuilder decoded = new StringBuilder();
        Matcher base64 = BASE64.matcher(line);
        while (base64.find()) {
            String run = base64.group().replace('-', '+').replace('_', '/');
            if (CLEAN.contains(run)) {
                continue;
            }
            int start = decoded.length();
            for (int skipped = 0; skipped < 4; skipped++) {
                int length = (run.length() - skipped) / 4 * 4;
                decoded.append(' ').append(text(Base64.getDecoder().decode(run.substring(skipped, skipped + length))));
                int rest = run.length() - skipped - length;
                if (rest > 1) {
                    String end = run.substring(skipped + length) + "=".repeat(4 - rest);
                    decoded.append(text(Base64.getMimeDecoder().decode(end)));
                }
            }
            if (kinds(decoded.substring(start)).isEmpty()) {
                CLEAN.add(run);
                decoded.setLength(start);
            }
        }
        if (!decoded.isEmpty()) {
            forms.put("Base64", decoded.toString());
        }
        StringBuilder digits = new StringBuilder();
        Matcher hex = HEX.matcher(line);
        while (hex.find()) {
            digits.append(' ').append(text(HexFormat.of().parseHex(hex.group())));
        }
        if (!digits.isEmpty()) {
            forms.put("hexadecimal", digits.toString());
        }
        return forms;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** Ids of 32 hexadecimal digits are everywhere; those are no login codes. */
    private static boolean mixed(String code) {
        return code.chars().anyMatch(letter -> letter >= 'A' && letter <= 'Z')
                && code.chars().anyMatch(letter -> letter >= 'g' && letter <= 'z');
    }

    /** Plants each secret in each form in a report of its own; an innocent report must give nothing. */
    private static int selfTest() throws IOException {
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("token", "mj_" + "Zx9-aB_3kQ7w".repeat(7).substring(0, 75));
        secrets.put("ticket", "mt_" + "Zx9-aB_3kQ7w".repeat(6));
        secrets.put("session_key", Base64.getEncoder().encodeToString(bytes(16)));
        secrets.put("master key", Base64.getEncoder().encodeToString(bytes(32)));
        secrets.put("phone number", "139" + "00011122");
        secrets.put("access_token", "42_" + "Zx9-aB_3kQ7w".repeat(12).substring(0, 133));
        secrets.put("login code", "0" + "712cDoV0cfty22AeloV0daMoV02cDog".repeat(2).substring(0, 31));
        secrets.put("AppSecret", APP_SECRET + "0123456789abcdef0123456789");
        secrets.put("marked secret", "push" + MARK.toUpperCase(java.util.Locale.ROOT) + "token");
        secrets.put("secret in an address", "?appid=wx1&js_code=abcdef0123");
        Path folder = Files.createTempDirectory("check-leaks");
        int planted = 0;
        try {
            for (Map.Entry<String, String> secret : secrets.entrySet()) {
                for (String form : disguises(secret.getValue())) {
                    Path report = folder.resolve("TEST-planted.xml");
                    Files.writeString(report, "<system-out>\nsome words\nvalue='" + form + "' and more\n</system-out>\n");
                    boolean found = search(report).stream()
                            .anyMatch(leak -> leak.kind().equals(secret.getKey()) && leak.line() == 3);
                    require(found, "a planted " + secret.getKey() + " is not found as " + form);
                    planted++;
                }
            }
            Path innocent = folder.resolve("innocent.log");
            Files.writeString(innocent, String.join("\n", INNOCENT));
            require(search(innocent).isEmpty(), "found in an innocent text: " + search(innocent));
            require(secrets.size() == RULES.size(), "a rule has no planted secret");
            return planted;
        } finally {
            for (Path file : walk(folder)) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static final List<String> INNOCENT = List.of(
            "mj_" + "A".repeat(75) + " mj_",
            "traceId=7a98cfd620e034099f061d02a444305b 00-7a98cfd620e034099f061d02a444305b-b7ad6b7169203331-01",
            "phone 135****6666, at 1785312000 or 1785312000123, id 01a1fe42-0570-7bff-8cd8-a860e673f252",
            "time=\"13.900011122\" nanos=139000111223",
            "GET /sns/jscode2session?appid=wx1&secret=5ec2***(32)&js_code=071c***(32)",
            "java.lang.IllegalStateException: at io.menjin.core.login.internal.CodeLogin.exchange(CodeLogin.java:90)");

    private static List<String> disguises(String secret) {
        List<String> forms = new ArrayList<>(List.of(
                secret,
                URLEncoder.encode(secret, UTF_8),
                secret.replace("/", "\\/").replace("=", "\\u003d"),
                HexFormat.of().formatHex(secret.getBytes(UTF_8)),
                HexFormat.of().withUpperCase().formatHex(secret.getBytes(UTF_8))));
        for (String before : List.of("", ":", "::")) {
            forms.add(Base64.getEncoder().encodeToString((before + secret).getBytes(UTF_8)));
            forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString((before + secret + ",").getBytes(UTF_8)));
        }
        return forms;
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        for (int index = 0; index < count; index++) {
            bytes[index] = (byte) (index * 151 + 7);
        }
        return bytes;
    }
}

package io.menjin.bench.process;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A JDK to run servers on.
 *
 * @param home its folder
 * @param name as tables show it, such as {@code JDK 17}
 */
public record Jdk(Path home, String name) {

    /** The JDK of this process, and the one in the system property {@code newJdk} when it is set and not empty. */
    public static List<Jdk> all() throws IOException {
        List<Jdk> found = new ArrayList<>(List.of(current()));
        String other = System.getProperty("newJdk", "");
        if (!other.isEmpty()) {
            found.add(at(Path.of(other)));
        }
        return found;
    }

    /** The JDK of this process. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")),
                "JDK " + Runtime.version().feature());
    }

    /** Whether virtual threads are used on it. */
    public boolean hasVirtualThreads() {
        return Integer.parseInt(name.substring("JDK ".length())) >= 21;
    }

    /** Its {@code java}. */
    public String command() {
        return home.resolve("bin").resolve("java").toString();
    }

    private static Jdk at(Path home) throws IOException {
        Properties release = new Properties();
        release.load(new StringReader(Files.readString(home.resolve("release"))));
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return new Jdk(home, "JDK " + Runtime.Version.parse(version).feature());
    }
}

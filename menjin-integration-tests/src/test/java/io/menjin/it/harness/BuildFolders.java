package io.menjin.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where things are while the build runs. */
public final class BuildFolders {

    private BuildFolders() {}

    /** The server as it is released. */
    public static Path serverJar() {
        String given = System.getProperty("menjin.it.server-jar", "../menjin-server/target/menjin-server-0.1.0.jar");
        Path jar = Path.of(given).toAbsolutePath().normalize();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: these tests run after the phase package");
        }
        return jar;
    }

    /** The contract. */
    public static Path openApi() {
        return repository().resolve("openapi.yaml");
    }

    /** The root of the repository; tests run in the folder of their module. */
    public static Path repository() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** Where reports of these tests go. */
    public static Path target() {
        return Path.of("target").toAbsolutePath();
    }

    /** An empty folder of this name below {@code target/it}; it stays after the run, for whoever looks for a fault. */
    public static Path fresh(String name) {
        Path folder = target().resolve("it").resolve(name);
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> old = Files.walk(folder)) {
                    for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

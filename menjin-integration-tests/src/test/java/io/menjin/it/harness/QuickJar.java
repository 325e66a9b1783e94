package io.menjin.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The server's jar, unpacked by its own tool, with an archive of its classes: it starts with less than half of the work, and
 * these tests start it two dozen times. This is how Spring Boot's documentation lets operators start faster, too.
 */
final class QuickJar {

    /** These JVMs live for seconds: the second compiler would never earn back its time. Long runs may want others. */
    private static final List<String> OPTIONS = options(
            System.getProperty("menjin.it.server-options", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"));

    private static final int PATIENCE_SECONDS = 300;

    private final Path jar;
    private final Path archive;

    private QuickJar(Path jar, Path archive) {
        this.jar = jar;
        this.archive = archive;
    }

    private static final class Holder {
        static final QuickJar MADE = make();
    }

    /** Made at the first call. */
    static QuickJar get() {
        return Holder.MADE;
    }

    /** The command that starts the server. */
    List<String> command(List<String> arguments) {
        return command(List.of("-XX:SharedArchiveFile=" + archive), arguments);
    }

    private List<String> command(List<String> more, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(OPTIONS);
        command.addAll(more);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        return command;
    }

    private static QuickJar make() {
        Path folder = BuildFolders.fresh("server");
        Path packed = BuildFolders.serverJar();
        run(
                folder,
                List.of(java(), "-Djarmode=tools", "-jar", packed.toString(), "extract", "--destination", "unpacked"));
        QuickJar jar = new QuickJar(unpacked(folder.resolve("unpacked")), folder.resolve("server.jsa"));
        run(
                folder,
                jar.command(
                        List.of("-XX:ArchiveClassesAtExit=" + jar.archive, "-Dspring.context.exit=onRefresh"),
                        List.of(
                                "--server.port=0",
                                "--server.address=127.0.0.1",
                                "--menjin.data-dir=" + folder.resolve("data"),
                                "--menjin.wechat.base-url=http://127.0.0.1:1",
                                "--menjin.sources.shop.app-id=wxemu0000000000000",
                                "--menjin.sources.shop.app-secret=00000000000000000000000000000000")));
        return jar;
    }

    private static List<String> options(String given) {
        List<String> options = new ArrayList<>(List.of(given.split(" ", -1)));
        options.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        return List.copyOf(options);
    }

    private static Path unpacked(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(Path folder, List<String> command) {
        Path log = folder.resolve("making.log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running; see " + log);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("the server's jar cannot be prepared:\n" + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

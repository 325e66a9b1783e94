package io.menjin.bench.report;

import io.menjin.bench.process.Jdk;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** What must be known of a run to read its figures, kept beside them. */
public final class Facts {

    private Facts() {}

    /**
     * Writes what is known at the end of a run.
     *
     * @param processors a sentence on who had which processors; empty when nothing was bound to any on purpose
     */
    public static void write(Path figures, Machine machine, String effort, String redis, String processors)
            throws IOException {
        Properties facts = new Properties();
        facts.setProperty("machine", Machine.description());
        facts.setProperty("jdk", Runtime.version().toString());
        facts.setProperty("jdks", Jdk.all().stream().map(Jdk::name).collect(Collectors.joining(" and ")));
        facts.setProperty("redis", redis);
        facts.setProperty("others", Numbers.format(Math.rint(machine.othersPercent())));
        facts.setProperty("effort", effort);
        facts.setProperty("processors", processors);
        facts.setProperty("versions", System.getProperty("versions", "unknown"));
        try (Writer writer = Files.newBufferedWriter(file(figures))) {
            facts.store(writer, null);
        }
    }

    /** What was written beside these figures, as a sentence for a page; says so when nothing was. */
    static String read(Path figures) throws IOException {
        if (!Files.exists(file(figures))) {
            return "Not measured yet.";
        }
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(file(figures))) {
            facts.load(reader);
        }
        Map<String, String> known = new LinkedHashMap<>();
        facts.stringPropertyNames().forEach(name -> known.put(name, facts.getProperty(name)));
        String run = "quick".equals(known.get("effort"))
                ? "**A quick run, which only shows that everything works: its figures mean nothing.** "
                : "";
        String processors = facts.getProperty("processors", "");
        return String.format(
                "%s%s; %s (what drives them on %s); %s; Redis %s. Other programs took about %s %% of the processors' time meanwhile.%s",
                run,
                known.get("machine"),
                known.get("jdks"),
                known.get("jdk"),
                known.get("versions"),
                known.get("redis"),
                known.get("others"),
                processors.isEmpty() ? "" : " " + processors);
    }

    private static Path file(Path figures) {
        String name = String.valueOf(figures.getFileName());
        return figures.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".facts");
    }
}

package io.menjin.spring.web.http;

import io.menjin.core.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of docs/errors.md, one for each code. Immutable. */
public final class ProblemPages {
    private static final String RESOURCE = "/io/menjin/spring/web/errors.md";
    private static final Pattern SECTION =
            Pattern.compile("^## ([a-z_]+)\\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private final Map<ProblemCode, String> pages;

    private ProblemPages(Map<ProblemCode, String> pages) {
        this.pages = pages;
    }

    /** Reads them from the jar. */
    public static ProblemPages load() {
        try (InputStream in = ProblemPages.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing in the jar");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProblemPages parse(String markdown) {
        Map<ProblemCode, String> pages = new EnumMap<>(ProblemCode.class);
        Matcher sections = SECTION.matcher(markdown);
        while (sections.find()) {
            for (ProblemCode code : ProblemCode.values()) {
                if (code.wireName().equals(sections.group(1))) {
                    pages.put(code, sections.group().strip() + "\n");
                }
            }
        }
        return new ProblemPages(pages);
    }

    /** The page about a code: Markdown. */
    public String about(ProblemCode code) {
        String page = pages.get(code);
        if (page == null) {
            throw new IllegalStateException("docs/errors.md has no section about " + code.wireName());
        }
        return page;
    }
}

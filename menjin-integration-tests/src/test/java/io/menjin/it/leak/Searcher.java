package io.menjin.it.leak;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for thousands of words in megabytes of text at once. Words are found by their first eight characters, packed into
 * a long that slides over the text; a small filter keeps most places from a look into the table.
 */
final class Searcher {

    static final int SHORTEST = 8;
    private static final int FILTER_BITS = 20;

    /** A word, and where it begins. */
    record Found(String word, int index) {}

    private final Map<Long, List<String>> byHead = new HashMap<>();
    private final BitSet filter = new BitSet(1 << FILTER_BITS);

    /** Notes a word of at least {@value #SHORTEST} characters. */
    void word(String word) {
        if (word.length() < SHORTEST) {
            throw new IllegalArgumentException("a word of " + word.length() + " characters is found by chance");
        }
        long head = 0;
        for (int index = 0; index < SHORTEST; index++) {
            head = head << 8 | word.charAt(index) & 0xff;
        }
        filter.set(slot(head));
        byHead.computeIfAbsent(head, key -> new ArrayList<>()).add(word);
    }

    /** All words in a text, each where it stands first. */
    List<Found> search(String text) {
        Map<String, Found> found = new HashMap<>();
        long window = 0;
        for (int end = 0; end < text.length(); end++) {
            window = window << 8 | text.charAt(end) & 0xff;
            int start = end - SHORTEST + 1;
            if (start >= 0 && filter.get(slot(window))) {
                for (String word : byHead.getOrDefault(window, List.of())) {
                    if (text.startsWith(word, start)) {
                        found.putIfAbsent(word, new Found(word, start));
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static int slot(long head) {
        return (int) (head * 0x9E3779B97F4A7C15L >>> 64 - FILTER_BITS);
    }
}

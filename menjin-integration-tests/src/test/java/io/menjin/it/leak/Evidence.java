package io.menjin.it.leak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that came out of a server, by place. Thread-safe. */
final class Evidence {

    private static final int AROUND = 60;

    /** A text that came out somewhere. */
    private record Piece(String place, String text) {}

    /** A secret that was found. It is not repeated here: this stands in reports. */
    record Leak(String kind, String place, String around) {}

    private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();

    void add(String place, String text) {
        pieces.add(new Piece(place, text));
    }

    void copyTo(Evidence other) {
        other.pieces.addAll(pieces);
    }

    List<String> places() {
        return pieces.stream().map(Piece::place).distinct().sorted().toList();
    }

    /** Where any of the secrets stands, in any form. */
    List<Leak> leaks(Map<String, String> kindsBySecret) {
        Map<String, String> kindsByForm = new HashMap<>();
        Searcher searcher = new Searcher();
        kindsBySecret.forEach((secret, kind) -> Disguises.of(secret).forEach(form -> {
            if (kindsByForm.putIfAbsent(form, kind) == null) {
                searcher.word(form);
            }
        }));
        List<Leak> leaks = new ArrayList<>();
        for (Piece piece : pieces) {
            for (Searcher.Found found : searcher.search(piece.text())) {
                leaks.add(new Leak(kindsByForm.get(found.word()), piece.place(), around(piece.text(), found)));
            }
        }
        return leaks;
    }

    private static String around(String text, Searcher.Found found) {
        int end = found.index() + found.word().length();
        String before = text.substring(Math.max(0, found.index() - AROUND), found.index());
        String after = text.substring(end, Math.min(text.length(), end + AROUND));
        return before + "<<" + found.word().length() + " characters>>" + after;
    }
}

package io.menjin.bench.verdict;

/** What the figures say of a target. */
enum Verdict {
    MET("met"),
    NOT_MET("**not met**"),
    /** Nothing was promised of it. */
    REPORTED("reported"),
    NOT_MEASURED("not measured");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    static Verdict of(boolean met) {
        return met ? MET : NOT_MET;
    }

    String text() {
        return text;
    }
}

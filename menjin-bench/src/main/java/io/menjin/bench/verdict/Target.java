package io.menjin.bench.verdict;

/**
 * One thing that has to be reached.
 *
 * @param what is measured
 * @param ours what Menjin gave
 * @param theirs what those beside it gave in the same run
 * @param atLeast what has to be reached
 */
record Target(String what, String ours, String theirs, String atLeast, Verdict verdict) {

    static Target unmeasured(String what, String atLeast) {
        return new Target(what, "–", "–", atLeast, Verdict.NOT_MEASURED);
    }
}

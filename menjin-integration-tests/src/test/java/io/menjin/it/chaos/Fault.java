package io.menjin.it.chaos;

/** Something that goes wrong, and comes right again. */
interface Fault {

    /**
     * It happens.
     *
     * @param round counts from 0
     */
    void strike(int round);

    /** What is repaired from outside while the load goes on; from its return on the servers have to recover by themselves. */
    default void mend(int round) {}

    /** After the servers have recovered: makes everything ready for the next time. */
    default void restore(int round) {}
}

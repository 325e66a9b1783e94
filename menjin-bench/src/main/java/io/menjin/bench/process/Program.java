package io.menjin.bench.process;

/** What a measuring program does from its start to its end. */
public interface Program {

    void run(String[] args) throws Exception;

    /** Runs it and ends this JVM: with 1 and the reason on standard error when it failed. */
    static void exitAfter(Program program, String[] args) {
        int status = 0;
        try {
            program.run(args);
        } catch (Exception e) {
            e.printStackTrace(System.err);
            status = 1;
        }
        // WxJava's and Netty's threads are no daemons.
        System.exit(status);
    }
}

package io.menjin.bench.peer;

/** Something that issues and checks tokens. */
public interface TokenPeer extends AutoCloseable {

    /** One more session of a person. */
    String login(int person);

    /** Whether a token is good, as every request asks. */
    boolean check(String token);

    /** How many checks a near cache has passed on to a store; zero without one. */
    default long misses() {
        return 0;
    }

    /** What ends all sessions of a person; everything that comes before is done when this has returned. */
    Runnable endingAll(int person, String token);

    /** A text that nobody has issued, as much like a token as one can make without the secret. */
    String forged();

    @Override
    void close();
}

package io.menjin.store.redis.internal.script;

/** All scripts. */
public final class Scripts {

    private static final String PERSON = "person";
    private static final String RING = "ring";

    public static final Script ISSUE = Script.of(PERSON, RING, "issue");
    public static final Script RENEW = Script.of(PERSON, "renew");
    public static final Script END = Script.of(PERSON, "end");
    public static final Script END_ALL = Script.of("end_all");
    public static final Script MOVE_AWAY = Script.of(PERSON, "move_away");
    public static final Script TOUCH = Script.of("touch");
    public static final Script ADD_KEY = Script.of(RING, "add_key");
    public static final Script CLAIM = Script.of("claim");
    public static final Script DELETE_IF = Script.of("delete_if");
    public static final Script PUBLISH = Script.of("publish");
    public static final Script READ_AGED = Script.of("read_aged");

    private Scripts() {}
}

package io.menjin.wechat;

/** What a person is about to do when the risk is asked for. */
public enum RiskScene {
    REGISTRATION(0),
    MARKETING(1),
    USER_CONTENT(2);

    private final int number;

    RiskScene(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }
}

package io.menjin.wechat.push;

/** Ends the reading of a push within this package. */
final class PushRejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final PushRejection rejection;

    PushRejectedException(PushRejection rejection) {
        super(rejection.reason());
        this.rejection = rejection;
    }

    PushRejection rejection() {
        return rejection;
    }
}

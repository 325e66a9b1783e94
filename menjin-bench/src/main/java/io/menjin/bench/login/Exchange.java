package io.menjin.bench.login;

/** Exchanges one login code; anything but a session is an exception. */
@FunctionalInterface
interface Exchange {

    void exchange(String code) throws Exception;
}

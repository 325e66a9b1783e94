package io.menjin.spring.actuate;

/** Whether the stores would answer now. Must be cheap and must not throw. */
@FunctionalInterface
public interface StoreProbe {
    boolean isAnswering();
}

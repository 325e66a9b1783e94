package io.menjin.spring.observation;

/** Puts something around each store that the use cases call, whoever made it. */
@FunctionalInterface
public interface StoreDecorator {
    /**
     * Decorates one store.
     *
     * @param name what the store is called: {@code accounts}, {@code sessions}, {@code session-keys}, {@code ledger} or
     *     {@code once}
     * @param port the interface by which it is called
     */
    <T> T decorate(String name, Class<T> port, T store);
}

package io.menjin.core.event;

/** Takes events after they are stored. A publisher must not throw; the caller does not wait for listeners. */
@FunctionalInterface
public interface EventPublisher {

    void publish(MenjinEvent event);
}

package io.menjin.spring.properties;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A port of its own for gateways, which answers verify and introspect and nothing else.
 *
 * @param port Port on which gateways may have tokens checked at the least cost, without TLS; 0 for a free one. There is none
 *     when it is left out.
 * @param address Address on which it listens; 0.0.0.0 for all.
 * @param threads Threads that read, answer from memory and write; 0 for half as many as there are processors.
 * @param storeThreads Threads that ask the stores about tokens that this node does not remember.
 * @param queue How many requests may wait for those threads; further ones are answered with 503.
 * @param maxConnections How many connections may be open; further ones are closed at once.
 * @param idleTimeout How long a connection may be silent between two requests.
 * @param requestTimeout How long a request may take to arrive.
 * @param maxHeaderSize Largest request line, and largest headers.
 */
public record ChecksProperties(
        @Nullable Integer port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("0") int threads,
        @DefaultValue("16") int storeThreads,
        @DefaultValue("1000") int queue,
        @DefaultValue("10000") int maxConnections,
        @DefaultValue("75s") Duration idleTimeout,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("8KB") DataSize maxHeaderSize) {}

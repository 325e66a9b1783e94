package io.menjin.spring.web.api;

import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * One operation: a method on a path.
 *
 * @param path a pattern as Spring MVC has them, without the configured prefix
 */
public record Endpoint(HttpMethod method, String path, HandlerFunction<ServerResponse> handler) {}

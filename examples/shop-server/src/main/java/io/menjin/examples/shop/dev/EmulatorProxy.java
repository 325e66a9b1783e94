package io.menjin.examples.shop.dev;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * Passes calls on to the emulator, streams of events included, as far as {@link OpenCalls} are concerned. Only this
 * server's own pages may call. Thread-safe.
 */
class EmulatorProxy extends HttpServlet {
    static final String PATH = "/_emulator";

    private static final long serialVersionUID = 1L;
    private static final List<String> PASSED_ON = List.of("content-type", "accept", "last-event-id");
    private static final List<String> PASSED_BACK = List.of("content-type", "cache-control");
    private final URI emulator;
    private final transient HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EmulatorProxy(URI emulator) {
        this.emulator = emulator;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!OwnPages.ask(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String path = request.getRequestURI();
        if (!OpenCalls.isOpen(request.getMethod(), path)) {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN, "Not for browsers: ask the emulator itself, at " + emulator);
            return;
        }
        try {
            HttpResponse<InputStream> answer =
                    http.send(toEmulator(request), HttpResponse.BodyHandlers.ofInputStream());
            if (OpenCalls.isAnsweredSilently(path) && answer.statusCode() < 300) {
                answer.body().close();
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                return;
            }
            response.setStatus(answer.statusCode());
            for (String name : PASSED_BACK) {
                answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
            }
            try (InputStream body = answer.body()) {
                copy(body, response);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
        }
    }

    private HttpRequest toEmulator(HttpServletRequest request) throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        HttpRequest.Builder copy = HttpRequest.newBuilder(emulator.resolve(request.getRequestURI() + query))
                .method(
                        request.getMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                request.getInputStream().readAllBytes()));
        for (String name : PASSED_ON) {
            String value = request.getHeader(name);
            if (value != null) {
                copy.header(name, value);
            }
        }
        return copy.build();
    }

    /** As it comes: whoever listens to events wants each at once. */
    private static void copy(InputStream body, HttpServletResponse response) throws IOException {
        OutputStream out = response.getOutputStream();
        byte[] buffer = new byte[8192];
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            out.write(buffer, 0, read);
            response.flushBuffer();
        }
    }
}

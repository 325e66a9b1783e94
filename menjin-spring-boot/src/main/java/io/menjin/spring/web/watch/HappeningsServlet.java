package io.menjin.spring.web.watch;

import io.menjin.spring.watch.Happening;
import io.menjin.spring.watch.Happenings;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls as <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>, from the one
 * after {@code Last-Event-ID} or {@code ?since=}; without either, from now on. Each receiver holds a thread while it
 * listens, so there are few. Thread-safe.
 */
public final class HappeningsServlet extends HttpServlet {
    /** Where it is. */
    public static final String PATH = "/_menjin/events";

    private static final long serialVersionUID = 1L;
    private static final int RECEIVERS = 16;
    private static final long HEARTBEAT_SECONDS = 15;

    private final transient Happenings happenings;
    private final transient JsonMapper json = JsonMapper.shared();

    public HappeningsServlet(Happenings happenings) {
        this.happenings = happenings;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!OwnPages.ask(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (happenings.listening() >= RECEIVERS) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        HappeningStream stream = new HappeningStream();
        Runnable stop = happenings.listen(lastSeen(request), stream);
        try {
            send(stream, response.getWriter(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stop.run();
        }
    }

    private void send(HappeningStream stream, PrintWriter out, HttpServletResponse response)
            throws IOException, InterruptedException {
        // Something at once, so that the receiver knows that it is connected.
        out.write(": what this service does\n\n");
        response.flushBuffer();
        // A writer does not throw when the receiver has gone: it remembers.
        while (!stream.isEnded() && !out.checkError()) {
            @Nullable Happening next = stream.next(HEARTBEAT_SECONDS);
            if (next != null) {
                out.write("id: " + next.id() + "\nevent: call\ndata: " + json.writeValueAsString(next) + "\n\n");
            } else {
                out.write(": still here\n\n");
            }
        }
    }

    private static long lastSeen(HttpServletRequest request) {
        String header = request.getHeader("Last-Event-ID");
        String text = header == null ? request.getParameter("since") : header;
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
    }
}

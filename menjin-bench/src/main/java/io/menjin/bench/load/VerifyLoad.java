package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import io.menjin.bench.process.PreparedRequest;
import io.menjin.bench.process.ServerProcess;
import io.menjin.bench.report.Figures;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The check that a gateway asks for with every request, beside an nginx that only answers. */
final class VerifyLoad {

    private static final String TABLE = "verify";
    private static final int CONNECTIONS = 64;
    private static final int SESSIONS = 500;

    private final Figures figures;
    private final Effort effort;
    private final Site site;

    VerifyLoad(Figures figures, Effort effort, Site site) {
        this.figures = figures;
        this.effort = effort;
        this.site = site;
    }

    private record Target(ServerProcess process, URI address, List<PreparedRequest> requests) {}

    void run(Jdk jdk, List<String> menjinSettings) throws IOException, InterruptedException {
        int checksPort = ServerProcess.freePort();
        List<String> settings = new ArrayList<>(menjinSettings);
        settings.add("--menjin.checks.port=" + checksPort);
        try (Nginx nginx = Nginx.start();
                RunningServer menjin = site.start(LoginServer.MENJIN, jdk, settings);
                RunningServer tutorial = site.start(LoginServer.TUTORIAL, jdk)) {
            Map<String, Target> targets = new LinkedHashMap<>();
            List<PreparedRequest> any = List.of(new PreparedRequest("/", null, null));
            targets.put(
                    "nginx, 204, beside " + jdk.name(),
                    new Target(nginx.process(), nginx.process().baseUri(), any));
            Target main = target(menjin);
            targets.put("Menjin, " + jdk.name(), main);
            URI gateways = URI.create("http://127.0.0.1:" + checksPort);
            targets.put(
                    "Menjin, port for gateways, " + jdk.name(), new Target(main.process(), gateways, main.requests()));
            targets.put("Spring Security + Sa-Token on Redis, " + jdk.name(), target(tutorial));
            for (Target target : targets.values()) {
                load(target, effort.warmUpSeconds());
            }
            new Rounds(effort.rounds()).run("checks, " + jdk.name(), figures, round -> {
                for (Map.Entry<String, Target> target : targets.entrySet()) {
                    Meter.Reading reading = load(target.getValue(), effort.seconds());
                    write(target.getKey(), reading, round);
                    if (target.getValue().equals(main) && jdk.equals(Jdk.current())) {
                        round.add("cost", "check: server", "µs of a processor", reading.serverMicros());
                    }
                }
            });
        }
    }

    private Target target(RunningServer server) throws IOException, InterruptedException {
        List<PreparedRequest> requests = new ArrayList<>();
        for (String code : site.codes(SESSIONS, 0)) {
            requests.add(server.verifyRequest(server.login(code)));
        }
        return new Target(server.process(), server.baseUri(), requests);
    }

    private Meter.Reading load(Target target, int seconds) throws IOException, InterruptedException {
        return Meter.read(
                target.process(),
                site.redis(),
                () -> site.wrk().repeat(target.address(), CONNECTIONS, seconds, target.requests()));
    }

    private static void write(String row, Meter.Reading reading, Figures round) {
        round.add(TABLE, row, "requests per CPU-second", reading.perServerSecond());
        round.add(TABLE, row, "with Redis' CPU", reading.perServerAndRedisSecond());
        round.add(TABLE, row, "requests/s", reading.load().perSecond());
        round.add(TABLE, row, "p50 ms", reading.load().p50Millis());
        round.add(TABLE, row, "p99 ms", reading.load().p99Millis());
        round.add(TABLE, row, "errors", (double) reading.load().errorsOrSilence());
    }
}

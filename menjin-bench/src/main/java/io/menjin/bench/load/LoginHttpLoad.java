package io.menjin.bench.load;

import io.menjin.bench.process.Jdk;
import io.menjin.bench.process.ProcStat;
import io.menjin.bench.process.Processors;
import io.menjin.bench.process.WrkResult;
import io.menjin.bench.report.Figures;
import java.io.IOException;
import java.util.List;

/** The whole login by HTTP, and on the way to it: how soon a server does the first one, and what memory it takes. */
final class LoginHttpLoad {

    private static final String START = "start";
    private static final String WARM_UP = "login-warm-up";
    private static final int CONNECTIONS = 256;
    /** Few: hundreds of busy threads leave the compilers of a JVM no processor, and what is measured then is bytecode. */
    private static final int WARM_UP_CONNECTIONS = 8;

    private static final int[] LATENCIES = {0, 50};
    /** More than any server here does on two processors. */
    private static final int MOST_PER_SECOND = 6000;

    private final Figures figures;
    private final Effort effort;
    private final Site site;
    private final Processors processors;

    LoginHttpLoad(Figures figures, Effort effort, Site site, Processors processors) {
        this.figures = figures;
        this.effort = effort;
        this.site = site;
        this.processors = processors;
    }

    void run(Jdk jdk, List<String> menjinSettings) throws IOException, InterruptedException {
        try (RunningServer menjin = started(LoginServer.MENJIN, jdk, menjinSettings);
                RunningServer tutorial = started(LoginServer.TUTORIAL, jdk, List.of())) {
            List<RunningServer> servers = List.of(menjin, tutorial);
            for (RunningServer server : servers) {
                warmUp(server, jdk);
            }
            for (int latency : LATENCIES) {
                new Rounds(effort.rounds())
                        .run("logins, WeChat at " + latency + " ms, " + jdk.name(), figures, round -> {
                            for (RunningServer server : servers) {
                                measure(server, jdk, latency, round);
                            }
                        });
            }
            for (RunningServer server : servers) {
                figures.add(
                        START,
                        row(server, jdk),
                        "MiB under load",
                        ProcStat.residentMebibytes(server.process().handle()));
            }
        }
    }

    private RunningServer started(LoginServer kind, Jdk jdk, List<String> menjinSettings)
            throws IOException, InterruptedException {
        String code = site.codes(1, 0).get(0);
        RunningServer server = site.start(kind, jdk, menjinSettings);
        server.login(code);
        figures.add(
                START,
                row(server, jdk),
                "seconds to first login",
                server.process().age());
        figures.add(
                START,
                row(server, jdk),
                "MiB idle",
                ProcStat.residentMebibytes(server.process().handle()));
        return server;
    }

    private void warmUp(RunningServer server, Jdk jdk) throws IOException, InterruptedException {
        WarmUp.Outcome outcome = new WarmUp(effort.loginWarmUp())
                .run((seconds, logins) -> load(server, WARM_UP_CONNECTIONS, 0, seconds, logins, List.of()));
        // What compilers have learnt of a few connections on all processors is not all true of many on half of them.
        Meter.Reading last = loadApart(server, 0, 2 * effort.seconds(), MOST_PER_SECOND);
        figures.add(WARM_UP, row(server, jdk), "logins", (double) outcome.logins());
        figures.add(WARM_UP, row(server, jdk), "seconds", outcome.seconds());
        figures.add(WARM_UP, row(server, jdk), "CPU ms a login, first slice", outcome.firstMicros() / 1000);
        figures.add(WARM_UP, row(server, jdk), "CPU ms a login, last slice", outcome.lastMicros() / 1000);
        figures.add(WARM_UP, row(server, jdk), "then as measured, CPU ms a login", last.serverMicros() / 1000);
        figures.add(WARM_UP, row(server, jdk), "errors", (double)
                (outcome.errors() + last.load().errorsOrSilence()));
    }

    private void measure(RunningServer server, Jdk jdk, int latency, Figures round)
            throws IOException, InterruptedException {
        int perSecond = latency == 0 ? MOST_PER_SECOND : Math.min(MOST_PER_SECOND, CONNECTIONS * 1000 / latency);
        Meter.Reading reading = loadApart(server, latency, effort.seconds(), perSecond);
        String table = "login-" + latency + "ms";
        WrkResult load = reading.load();
        round.add(table, row(server, jdk), "logins/s", load.perSecond());
        round.add(table, row(server, jdk), "p50 ms", load.p50Millis());
        round.add(table, row(server, jdk), "p99 ms", load.p99Millis());
        round.add(table, row(server, jdk), "CPU ms a login", reading.serverMicros() / 1000);
        round.add(table, row(server, jdk), "errors", (double) load.errorsOrSilence());
        if (latency > 0 && server.kind() == LoginServer.MENJIN && jdk.equals(Jdk.current())) {
            String unit = "µs of a processor";
            round.add("cost", "login: server", unit, reading.serverMicros());
            round.add("cost", "login: Redis", unit, reading.redisMicros());
        }
    }

    /** The server and its Redis on processors of their own. */
    private Meter.Reading loadApart(RunningServer server, int latency, int seconds, int perSecond)
            throws IOException, InterruptedException {
        Processors.Separation separation = processors.separate(
                List.of(server.process().handle(), site.redis().handle()),
                List.of(site.wechat().handle()));
        try {
            int codes = perSecond * (seconds + 1);
            return load(server, CONNECTIONS, latency, seconds, codes, processors.launcher());
        } finally {
            separation.close();
        }
    }

    private Meter.Reading load(
            RunningServer server, int connections, int latency, int seconds, int codes, List<String> launcher)
            throws IOException, InterruptedException {
        List<String> fresh = site.codes(codes, latency);
        return Meter.read(
                server.process(),
                site.redis(),
                () -> site.wrk()
                        .once(
                                server.baseUri(),
                                connections,
                                seconds,
                                fresh.stream().map(server::loginRequest).toList(),
                                launcher));
    }

    private static String row(RunningServer server, Jdk jdk) {
        return server.kind().title() + ", " + jdk.name();
    }
}

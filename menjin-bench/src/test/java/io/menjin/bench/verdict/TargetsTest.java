package io.menjin.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.bench.report.Figures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private final Figures figures = new Figures();

    @Test
    void nothingIsMetBeforeItIsMeasured() {
        assertThat(verdicts()).containsOnly(Verdict.NOT_MEASURED, Verdict.REPORTED);
        assertThat(Targets.all(figures)).contains("not measured").doesNotContain("| met |");
    }

    @Test
    void hitsNeedAMillionASecondAndFourTimesCaffeine() {
        hit("JDK 17", 500, 100);
        hit("JDK 25", 350, 100);
        hit("JDK 26", 1200, 500);

        assertThat(new MicroTargets(figures).all().stream().limit(3).map(Target::verdict))
                .containsExactly(Verdict.NOT_MET, Verdict.MET, Verdict.NOT_MET);
    }

    private void hit(String jdk, double ours, double bare) {
        figures.add("check-hit", "Menjin on Redis, " + jdk, "ns", ours);
        figures.add("check-hit", "Menjin on Redis, " + jdk, "million/s", 1e3 / ours);
        figures.add("check-hit", "Caffeine alone, " + jdk, "ns", bare);
    }

    @Test
    void aMissIsOneCommandAndNothingElse() {
        figures.add("commands-inside", "Menjin on Redis, near cache off", "check", 1);
        assertThat(verdict("token check, miss")).isEqualTo(Verdict.MET);

        figures.add("commands-inside", "Menjin on Redis, near cache off", "check", 1.01);
        assertThat(verdict("token check, miss")).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void aReturningLoginNeedsBothCounts() {
        figures.add("commands", "Menjin on Redis", "returning login", 1);
        assertThat(verdict("returning login")).isEqualTo(Verdict.NOT_MEASURED);

        figures.add("sql", "Menjin, accounts on PostgreSQL, sessions on Redis", "returning login", 1);
        assertThat(verdict("returning login")).isEqualTo(Verdict.MET);

        figures.add("commands", "Menjin on Redis", "returning login", 2);
        assertThat(verdict("returning login")).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void endingAllIsConstantAndNotOnlySmall() {
        figures.add("end-all", "Menjin on Redis", "1 sessions: commands", 1);
        figures.add("end-all", "Menjin on Redis", "1 sessions: ms", 3);
        figures.add("end-all", "Menjin on Redis", "1000 sessions: commands", 1);
        assertThat(verdict("end all")).isEqualTo(Verdict.MET);

        figures.add("end-all", "Menjin on Redis", "1000 sessions: commands", 2);
        assertThat(verdict("end all")).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void bytesAreComparedAtTheLargestSize() {
        figures.add("session-bytes", "Menjin on Redis", "100 people", 900);
        figures.add("session-bytes", "Sa-Token on Redis", "100 people", 1000);
        figures.add("session-bytes", "Menjin on Redis", "1000 people", 400);
        figures.add("session-bytes", "Sa-Token on Redis", "1000 people", 1000);

        assertThat(verdict("bytes of a session")).isEqualTo(Verdict.MET);
    }

    @Test
    void oneSurvivorIsOneTooMany() {
        figures.add("survivors-racing", "Menjin", "2 logins, % of accounts", 0);
        figures.add("survivors-racing", "Menjin", "16 logins, % of accounts", 0.2);

        assertThat(verdict("survivors")).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void checksAreComparedWithBothInTheirRounds() {
        for (double machine : new double[] {1, 0.5, 1}) {
            verify("nginx, 204, beside JDK 17", 50_000 * machine, 0);
            verify("Menjin, JDK 17", 21_000 * machine, 0);
            verify("Spring Security + Sa-Token on Redis, JDK 17", 7_000 * machine, 0);
        }
        assertThat(verdict("`GET /v1/verify`")).isEqualTo(Verdict.MET);

        verify("Menjin, JDK 17", 21_000, 1);
        assertThat(verdict("`GET /v1/verify`")).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void thePortForGatewaysIsJudgedApart() {
        verify("nginx, 204, beside JDK 17", 50_000, 0);
        verify("Spring Security + Sa-Token on Redis, JDK 17", 7_000, 0);
        verify("Menjin, JDK 17", 15_000, 0);
        verify("Menjin, port for gateways, JDK 17", 30_000, 0);

        assertThat(verdict("`GET /v1/verify` over HTTP, requests per CPU-second, the port for gateways"))
                .isEqualTo(Verdict.MET);
        assertThat(verdict("`GET /v1/verify` over HTTP, requests per CPU-second, the main port"))
                .isEqualTo(Verdict.NOT_MET);
    }

    private void verify(String row, double perSecond, double errors) {
        figures.add("verify", row, "requests per CPU-second", perSecond);
        figures.add("verify", row, "errors", errors);
    }

    @Test
    void loginsNeedThroughputAndWaitingAndNoError() {
        login("Menjin", 2100, 200, 0);
        login("WxJava + Sa-Token + Redis", 1000, 500, 7);
        assertThat(verdict("full login over HTTP, WeChat at 50 ms")).isEqualTo(Verdict.MET);

        login("Menjin", 2100, 300, 0);
        login("WxJava + Sa-Token + Redis", 1000, 500, 0);
        assertThat(verdict("full login over HTTP, WeChat at 50 ms")).isEqualTo(Verdict.NOT_MET);
    }

    @Test
    void anErrorOfOursIsNeverMet() {
        login("Menjin", 9000, 1, 1);
        login("WxJava + Sa-Token + Redis", 1000, 500, 0);

        assertThat(verdict("full login over HTTP, WeChat at 50 ms")).isEqualTo(Verdict.NOT_MET);
    }

    private void login(String row, double perSecond, double waiting, double errors) {
        figures.add("login-50ms", row + ", JDK 17", "logins/s", perSecond);
        figures.add("login-50ms", row + ", JDK 17", "p99 ms", waiting);
        figures.add("login-50ms", row + ", JDK 17", "errors", errors);
    }

    @Test
    void everyColdStartMustRefreshOnce() {
        figures.add("cold-token", "Menjin on Redis", "refreshes of 16 nodes", 1);
        figures.add("cold-token", "Menjin on Redis", "refreshes of 16 nodes", 1);
        assertThat(verdict("16 nodes")).isEqualTo(Verdict.MET);

        figures.add("cold-token", "Menjin on Redis", "refreshes of 16 nodes", 2);
        assertThat(verdict("16 nodes")).isEqualTo(Verdict.NOT_MET);
    }

    private Verdict verdict(String what) {
        return all().stream()
                .filter(target -> target.what().startsWith(what))
                .findFirst()
                .orElseThrow()
                .verdict();
    }

    private List<Verdict> verdicts() {
        return all().stream().map(Target::verdict).toList();
    }

    private List<Target> all() {
        return Stream.of(new MicroTargets(figures).all(), new LoadTargets(figures).all())
                .flatMap(List::stream)
                .toList();
    }
}

package io.menjin.bench.capacity;

import io.menjin.bench.report.Figures;

/**
 * What one of each costs, as measured. {@code NaN} where a run did not measure it.
 *
 * @param loginSeconds processor time of the server for one login over HTTP
 * @param checkSeconds processor time of the server for one check over HTTP
 * @param redisLoginSeconds processor time of Redis for a login
 * @param redisCheckSeconds processor time of Redis for a check that no near cache answers
 * @param redisBytes of one session in Redis, its share of everything included
 * @param sqlBytes of one account in the SQL database, indexes included
 * @param sqlLogin round trips of a returning login to the SQL database
 * @param sqlCheck round trips to it of a check that no near cache answers
 */
public record Costs(
        double loginSeconds,
        double checkSeconds,
        double redisLoginSeconds,
        double redisCheckSeconds,
        double redisBytes,
        double sqlBytes,
        double sqlLogin,
        double sqlCheck) {

    /** The medians of a run. */
    public static Costs from(Figures figures) {
        return new Costs(
                median(figures, "cost", "login: server") / 1e6,
                median(figures, "cost", "check: server") / 1e6,
                median(figures, "cost", "login: Redis") / 1e6,
                median(figures, "cost", "check not in the near cache: Redis") / 1e6,
                median(figures, "cost-bytes", "session in Redis"),
                median(figures, "cost-bytes", "account in SQL"),
                median(figures, "cost-sql", "returning login"),
                median(figures, "cost-sql", "check not in the near cache"));
    }

    private static double median(Figures figures, String table, String row) {
        return figures.of(table).stream()
                .filter(figure -> figure.row().equals(row))
                .findFirst()
                .flatMap(figure -> figures.median(table, row, figure.column()))
                .orElse(Double.NaN);
    }
}

package io.menjin.spring.web.checks;

import java.util.concurrent.Executor;

/** What all connections have in common. */
record ConnectionParts(Checks checks, ChecksSettings settings, ChecksStatistics statistics, Executor storeThreads) {}

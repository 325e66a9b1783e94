package io.menjin.store.jdbc;

/**
 * What the SQLite writer has done since it was opened.
 *
 * @param commits groups that were committed; each that changed something cost one sync of the disk
 * @param transactions writes that these commits made durable
 * @param rolledBack writes that failed by themselves and left nothing
 * @param lost writes whose group could not be committed
 * @param rejected writes that were never begun: the queue was full, the wait too long, the caller interrupted
 * @param largestGroup most writes in one commit
 * @param queued writes that wait now
 */
public record GroupCommitStatistics(
        long commits, long transactions, long rolledBack, long lost, long rejected, int largestGroup, int queued) {}

package dev.monitored.db.r2dbc.connection;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.ExcludedStarts;
import dev.monitored.cause.CallChain;
import dev.monitored.db.recording.QueryRecorder;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.registry.MonotonicTime;

/**
 * One execution of a statement, from its subscription on. Its time is that of the first
 * row or count of its first result, since drivers send a query when its result is read;
 * whether it failed is known when all results have been read. The time of a batch is that
 * of the end of its last result, the one of an error that of the error.
 */
final class QueryCall {

	private final QueryRecorder recorder;

	private final OpenCalls open;

	private final boolean isBatch;

	private final long start;

	private final @Nullable CallChain chain;

	private volatile boolean answered;

	private volatile boolean readerFailed;

	private long answeredAt;

	private boolean ended;

	private int results;

	private int reading;

	private int read;

	/**
	 * Whether no more results will come.
	 */
	private boolean complete;

	/**
	 * Whether the subscriber cancelled, so that results not yet being read never will be.
	 */
	private boolean cancelled;

	/**
	 * When there was the latest result, or no more.
	 */
	private long handedOutAt;

	/**
	 * Starts an execution.
	 * @param recorder what records it
	 * @param open the calls of its connection
	 * @param batchSize how many statements it consists of, 0 if it is no batch
	 * @param around the call that it is a part of, if that is known
	 * @param excluded whether the context of its subscriber leaves it out of all SLOs
	 */
	QueryCall(QueryRecorder recorder, OpenCalls open, long batchSize, @Nullable CallChain around, boolean excluded) {
		this.recorder = recorder;
		this.open = open;
		this.isBatch = batchSize > 0;
		if (this.isBatch) {
			recorder.batch(batchSize);
		}
		long now = (around != null) ? recorder.start() : recorder.startElsewhere();
		this.start = excluded ? ExcludedStarts.exclude(now) : now;
		this.chain = (around != null) ? recorder.follow(this.start, around) : null;
	}

	/**
	 * Reports that there is a result.
	 */
	synchronized void produced() {
		this.results++;
		this.handedOutAt = MonotonicTime.nanos();
	}

	/**
	 * Reports that a subscriber begins to read a result.
	 */
	synchronized void reading() {
		this.reading++;
	}

	/**
	 * Reports that a result has a row or a count.
	 */
	void answered() {
		if (!this.answered) {
			synchronized (this) {
				if (!this.answered) {
					this.answeredAt = MonotonicTime.nanos();
					this.answered = true;
				}
			}
		}
	}

	/**
	 * Reports that the code which reads the results failed, which is no failure of the
	 * query.
	 */
	void readerFailed() {
		this.readerFailed = true;
	}

	/**
	 * Reports that a result has been read, as far as its subscriber wanted.
	 */
	void read() {
		answered();
		boolean wasLast;
		synchronized (this) {
			this.reading--;
			this.read++;
			wasLast = this.complete && (this.read >= this.results || (this.cancelled && this.reading == 0));
		}
		if (wasLast) {
			succeeded();
		}
	}

	/**
	 * Reports that the subscriber of a result wants no more of it.
	 * @param hasAnswered whether that result had a row or a count
	 */
	void abandoned(boolean hasAnswered) {
		if (hasAnswered || (this.answered && !this.isBatch)) {
			read();
			return;
		}
		synchronized (this) {
			this.reading--;
		}
		end(MonotonicTime.nanos(), Outcome.CANCELLED, null);
	}

	/**
	 * Reports that a result, or the execution, failed.
	 * @param failure what it failed with
	 */
	void failed(Throwable failure) {
		end(MonotonicTime.nanos(), R2dbcOutcomes.of(failure), failure);
	}

	/**
	 * Reports that reading a result failed.
	 * @param failure what it failed with
	 */
	void readingFailed(Throwable failure) {
		if (this.readerFailed) {
			read();
		}
		else {
			failed(failure);
		}
	}

	/**
	 * Reports that the subscriber waits for no more results. The subscriber of a single
	 * result cancels that as well, and it is reported.
	 */
	void cancelled() {
		synchronized (this) {
			this.complete = true;
			this.cancelled = true;
			if (!this.isBatch && this.reading > 0) {
				return;
			}
		}
		if (this.answered && !this.isBatch) {
			succeeded();
		}
		else {
			end(MonotonicTime.nanos(), Outcome.CANCELLED, null);
		}
	}

	/**
	 * Reports that the database has executed everything.
	 */
	void completed() {
		satisfied();
		this.open.settleBefore(this);
	}

	/**
	 * Reports that the subscriber wants no more than the results that there are.
	 */
	void satisfied() {
		synchronized (this) {
			this.complete = true;
			this.handedOutAt = MonotonicTime.nanos();
			if (this.read < this.results) {
				return;
			}
		}
		answered();
		succeeded();
	}

	synchronized boolean isUnread() {
		return this.complete && this.reading == 0 && this.read < this.results;
	}

	/**
	 * Reports that the connection moves on. Unread results, and the rest of a result that
	 * has answered, then no longer keep the call open.
	 */
	void settle() {
		long end;
		synchronized (this) {
			if (!this.answered && (this.reading > 0 || this.results == 0)) {
				return;
			}
			end = (this.answered && !this.isBatch) ? this.answeredAt : this.handedOutAt;
		}
		end(end, Outcome.SUCCESS, null);
	}

	private void succeeded() {
		long end;
		synchronized (this) {
			end = this.isBatch ? MonotonicTime.nanos() : this.answeredAt;
		}
		this.open.settleBefore(this);
		end(end, Outcome.SUCCESS, null);
	}

	private void end(long end, Outcome outcome, @Nullable Throwable failure) {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
		}
		this.open.remove(this);
		if (this.chain != null) {
			this.chain.end(end - this.start, failure, outcome.status() == Status.CANCELLED);
		}
		this.recorder.end(ExcludedStarts.later(this.start, MonotonicTime.nanos() - end), outcome, failure);
	}

}

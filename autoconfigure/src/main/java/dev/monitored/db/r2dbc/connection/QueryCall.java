package dev.monitored.db.r2dbc.connection;

import dev.monitored.db.recording.QueryRecorder;
import dev.monitored.outcome.Outcome;

/**
 * One execution of a statement, from its subscription on. It ends with the first row or
 * count of its first result: drivers send a query, and tell that it failed, when its
 * result is read. A batch ends when all of its results have been read.
 */
final class QueryCall {

	private final QueryRecorder recorder;

	private final boolean isBatch;

	private final long start;

	private volatile boolean ended;

	private int results;

	private int reading;

	private int read;

	/**
	 * Whether no more results will come, and since when.
	 */
	private boolean complete;

	private long completeSince;

	/**
	 * Starts an execution.
	 * @param recorder what records it
	 * @param batchSize how many statements it consists of, 0 if it is no batch
	 */
	QueryCall(QueryRecorder recorder, long batchSize) {
		this.recorder = recorder;
		this.isBatch = batchSize > 0;
		if (this.isBatch) {
			recorder.batch(batchSize);
		}
		this.start = recorder.start();
	}

	/**
	 * Says that there is a result.
	 */
	synchronized void produced() {
		this.results++;
	}

	/**
	 * Says that somebody begins to read a result.
	 */
	synchronized void reading() {
		this.reading++;
	}

	/**
	 * Says that a result has a row or a count.
	 */
	void answered() {
		if (!this.ended && !this.isBatch) {
			end(this.start, Outcome.SUCCESS);
		}
	}

	/**
	 * Says that a result has been read, as far as somebody wanted.
	 */
	void read() {
		if (wasLast()) {
			end(this.start, Outcome.SUCCESS);
		}
	}

	private synchronized boolean wasLast() {
		this.reading--;
		this.read++;
		return !this.isBatch || (this.complete && this.read >= this.results);
	}

	/**
	 * Says that whoever read a result gave up before it answered.
	 */
	void abandoned() {
		synchronized (this) {
			this.reading--;
		}
		end(this.start, Outcome.CANCELLED);
	}

	/**
	 * Says that the execution failed.
	 * @param failure what it failed with
	 */
	void failed(Throwable failure) {
		end(this.start, R2dbcOutcomes.of(failure));
	}

	/**
	 * Says that nobody waits for more results. Who reads one gives that up as well, and
	 * says so.
	 */
	void cancelled() {
		if (this.isBatch || !isBeingRead()) {
			end(this.start, Outcome.CANCELLED);
		}
	}

	/**
	 * Says that no more results will come.
	 * @return whether the call has not ended, and may never end if nobody reads what
	 * there is
	 */
	boolean completed() {
		synchronized (this) {
			this.complete = true;
			this.completeSince = System.nanoTime();
			if (this.read < this.results) {
				return !this.ended && (this.isBatch || this.reading == 0);
			}
		}
		end(this.start, Outcome.SUCCESS);
		return false;
	}

	/**
	 * Says that the connection goes on to something else. A result that nobody reads by
	 * then is none that anybody waits for.
	 */
	void settle() {
		if (!this.ended && !isBeingRead()) {
			end(this.start + (System.nanoTime() - this.completeSince), Outcome.SUCCESS);
		}
	}

	private synchronized boolean isBeingRead() {
		return this.reading > 0;
	}

	private void end(long start, Outcome outcome) {
		synchronized (this) {
			if (this.ended) {
				return;
			}
			this.ended = true;
		}
		this.recorder.end(start, outcome);
	}

}

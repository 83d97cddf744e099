package dev.monitored.business.transaction;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.monitored.business.recording.EventSeries;
import dev.monitored.business.recording.Postponement;
import dev.monitored.failure.FailureLog;

/**
 * Keeps the events of a transaction of this thread until it is committed.
 */
public final class TransactionPostponement implements Postponement {

	private static final FailureLog failures = new FailureLog(TransactionPostponement.class);

	@Override
	public boolean postpone(EventSeries series, double value) {
		return TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.isActualTransactionActive() && keep(series, value);
	}

	private boolean keep(EventSeries series, double value) {
		try {
			PendingEvents.of(this).add(series, value);
			return true;
		}
		catch (Throwable ex) {
			failures.failed("An event does not wait for the end of its transaction", ex);
			return false;
		}
	}

}

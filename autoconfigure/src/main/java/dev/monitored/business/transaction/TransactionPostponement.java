package dev.monitored.business.transaction;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.monitored.business.recording.EventSeries;
import dev.monitored.business.recording.Postponement;

/**
 * Keeps the events of a transaction of this thread until it is committed.
 */
public final class TransactionPostponement implements Postponement {

	@Override
	public boolean postpone(EventSeries series, double value) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()
				|| !TransactionSynchronizationManager.isActualTransactionActive()) {
			return false;
		}
		pending().add(series, value);
		return true;
	}

	private PendingEvents pending() {
		PendingEvents bound = (PendingEvents) TransactionSynchronizationManager.getResource(this);
		if (bound != null && !bound.isCompleted()) {
			return bound;
		}
		if (bound != null) {
			TransactionSynchronizationManager.unbindResource(this);
		}
		PendingEvents created = new PendingEvents(this);
		TransactionSynchronizationManager.registerSynchronization(created);
		TransactionSynchronizationManager.bindResource(this, created);
		return created;
	}

}

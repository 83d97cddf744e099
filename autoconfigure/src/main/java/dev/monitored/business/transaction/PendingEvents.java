package dev.monitored.business.transaction;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.monitored.business.recording.EventSeries;

/**
 * The events of one transaction. Those since a savepoint are gone when it is rolled back
 * to that. It records after the completion, and not after the commit, because what begins
 * to wait while other code runs after the commit would hear of the completion alone.
 */
final class PendingEvents implements TransactionSynchronization {

	private final Object key;

	private final List<Pending> events = new ArrayList<>();

	/**
	 * How many events there were at each savepoint. One that is missing was there before
	 * the first event.
	 */
	private final Map<Object, Integer> savepoints = new IdentityHashMap<>();

	/**
	 * Another thread may have ended the transaction.
	 */
	private volatile boolean completed;

	/**
	 * Creates a transaction without events.
	 * @param key what it is bound to the thread by
	 */
	private PendingEvents(Object key) {
		this.key = key;
	}

	/**
	 * Returns the events of the transaction of this thread, which is active.
	 * @param key what they are bound to the thread by
	 * @return the events
	 */
	static PendingEvents of(Object key) {
		PendingEvents bound = (PendingEvents) TransactionSynchronizationManager.getResource(key);
		if (bound != null && !bound.completed) {
			return bound;
		}
		if (bound != null) {
			TransactionSynchronizationManager.unbindResource(key);
		}
		PendingEvents created = new PendingEvents(key);
		TransactionSynchronizationManager.registerSynchronization(created);
		TransactionSynchronizationManager.bindResource(key, created);
		return created;
	}

	void add(EventSeries series, double value) {
		this.events.add(new Pending(series, value));
	}

	// Others may begin transactions in their own completion, whose events are not of this
	// one
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.key);
		TransactionSynchronizationManager.bindResource(this.key, this);
	}

	@Override
	public void savepoint(Object savepoint) {
		this.savepoints.put(savepoint, this.events.size());
	}

	@Override
	public void savepointRollback(Object savepoint) {
		int kept = Math.min(this.savepoints.getOrDefault(savepoint, 0), this.events.size());
		this.events.subList(kept, this.events.size()).clear();
	}

	@Override
	public void afterCompletion(int status) {
		this.completed = true;
		// The thread that ends it may have another one
		if (TransactionSynchronizationManager.getResource(this.key) == this) {
			TransactionSynchronizationManager.unbindResource(this.key);
		}
		if (status == STATUS_COMMITTED) {
			this.events.forEach((event) -> event.series().recordNow(event.value()));
		}
	}

	/**
	 * An event that is not certain yet.
	 *
	 * @param series what records it
	 * @param value its value
	 */
	private record Pending(EventSeries series, double value) {

	}

}

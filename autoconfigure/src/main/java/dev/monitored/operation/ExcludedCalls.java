package dev.monitored.operation;

import java.util.concurrent.atomic.AtomicBoolean;

import dev.monitored.call.ExcludedScopes;

/**
 * A scope in which calls of one thread begin that are no events of any SLO, from
 * {@link Operations#exclude()} to {@link #close()}. Its thread is the one that opened it.
 * Another thread may close it, and closing it twice closes it once. One that is never
 * closed leaves out all later calls of its thread, so open it in a {@code try} statement
 * with resources.
 */
public final class ExcludedCalls implements AutoCloseable {

	private final AtomicBoolean open = ExcludedScopes.open();

	ExcludedCalls() {
	}

	/**
	 * Closes the scope. Calls that began in it are no events, whenever they end.
	 */
	@Override
	public void close() {
		ExcludedScopes.close(this.open);
	}

}

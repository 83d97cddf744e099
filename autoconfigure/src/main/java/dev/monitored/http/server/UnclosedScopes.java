package dev.monitored.http.server;

import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.call.ExcludedScopes;

/**
 * The scopes of excluded calls that earlier requests left open on a thread. The next
 * request must not be left out because of them.
 */
final class UnclosedScopes {

	private static final Log log = LogFactory.getLog(UnclosedScopes.class);

	private static final AtomicBoolean warned = new AtomicBoolean();

	private UnclosedScopes() {
	}

	/**
	 * Leaves them, at the start of a request on this thread.
	 */
	static void forget() {
		if (ExcludedScopes.forget() && warned.compareAndSet(false, true)) {
			log.warn("A scope of Operations.exclude() was not closed on this thread, which now begins another request. "
					+ "Calls since then were left out. Open scopes in a try statement with resources "
					+ "(further ones are not logged)");
		}
	}

}

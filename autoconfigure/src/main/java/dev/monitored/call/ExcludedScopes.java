package dev.monitored.call;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The scopes of a thread in which calls begin that are no events of any SLO. A scope is
 * an array of a switch, which is on until the scope ends, and the scope around it, if
 * any.
 * <p>
 * What a thread keeps are objects of the JDK: a thread may outlive the application, and
 * must not keep its class loader. Until the first scope is opened, a call reads no more
 * than a static field.
 */
public final class ExcludedScopes {

	/**
	 * The key by which contexts that follow a call from thread to thread have its scope.
	 */
	public static final String KEY = "dev.monitored.excluded.scope";

	private static final ThreadLocal<Object @Nullable []> threads = new ThreadLocal<>();

	/**
	 * Whether there ever was a scope. A thread that is in one has written it, or was
	 * handed the scope by one that had.
	 */
	private static boolean used;

	private static final AtomicBoolean warned = new AtomicBoolean();

	private ExcludedScopes() {
	}

	/**
	 * Opens a scope on this thread.
	 * @return its switch, to be handed to {@link #close(AtomicBoolean)}
	 */
	public static AtomicBoolean open() {
		used = true;
		AtomicBoolean open = new AtomicBoolean(true);
		Object[] around = current();
		threads.set((around != null) ? new Object[] { open, around } : new Object[] { open });
		return open;
	}

	/**
	 * Closes a scope. Its thread is the one that opened it, even if another one closes
	 * it.
	 * @param open its switch
	 */
	public static void close(AtomicBoolean open) {
		open.set(false);
		current();
	}

	/**
	 * Starts a call in a scope of its own.
	 * @param <T> the type of the call
	 * @param starter what does no more than start it
	 * @return the call
	 */
	public static <T extends @Nullable Object> T within(Supplier<T> starter) {
		AtomicBoolean open = open();
		try {
			return starter.get();
		}
		finally {
			close(open);
		}
	}

	/**
	 * Leaves the scopes that were not closed on this thread, before it begins a request,
	 * which would be left out because of them. The first time, a warning says so.
	 */
	public static void forget() {
		if (isInside()) {
			enter(null);
			if (warned.compareAndSet(false, true)) {
				LogFactory.getLog(ExcludedScopes.class)
					.warn("A scope of Operations.exclude() was not closed on this thread, which now begins another request. "
							+ "Calls since then were left out. Open scopes in a try statement with resources "
							+ "(further ones are not logged)");
			}
		}
	}

	/**
	 * Returns whether calls that begin now on this thread are no events.
	 * @return whether the thread is in a scope
	 */
	public static boolean isInside() {
		return inside() != null;
	}

	/**
	 * Returns whether there ever was a scope.
	 * @return whether one was opened
	 */
	public static boolean areUsed() {
		return used;
	}

	/**
	 * Returns the scope that this thread is in.
	 * @return the scope, or {@code null} if calls of this thread are events
	 */
	public static Object @Nullable [] inside() {
		return used ? current() : null;
	}

	/**
	 * Returns a scope that nothing closes, for what goes on with a call of one.
	 * @return the scope, to be handed to {@link #enter(Object[])}
	 */
	public static Object[] lasting() {
		return new Object[] { new AtomicBoolean(true) };
	}

	/**
	 * Lets this thread be in another scope from now on, or in none.
	 * @param scope the scope, {@code null} for none
	 */
	public static void enter(Object @Nullable [] scope) {
		keep(scope);
	}

	// Returns the innermost scope of this thread that is open, and forgets those in it.
	private static Object @Nullable [] current() {
		Object[] innermost = threads.get();
		Object[] found = innermost;
		while (found != null && !((AtomicBoolean) found[0]).get()) {
			found = (found.length > 1) ? (Object[]) found[1] : null;
		}
		if (found != innermost) {
			keep(found);
		}
		return found;
	}

	private static void keep(Object @Nullable [] scope) {
		if (scope != null) {
			threads.set(scope);
		}
		else {
			threads.remove();
		}
	}

}

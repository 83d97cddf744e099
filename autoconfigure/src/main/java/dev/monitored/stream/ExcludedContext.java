package dev.monitored.stream;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import dev.monitored.call.ExcludedScopes;

/**
 * The entry of Reactor's context by which subscriptions are in a scope of excluded calls,
 * on whichever thread they begin.
 */
public final class ExcludedContext {

	private ExcludedContext() {
	}

	/**
	 * Opens a scope on this thread, if a subscription is in one.
	 * @param subscriber the subscriber
	 * @return its switch, or {@code null} if the subscription is in none
	 */
	public static @Nullable AtomicBoolean open(CoreSubscriber<?> subscriber) {
		return (ExcludedScopes.areUsed() && contains(subscriber.currentContext())) ? ExcludedScopes.open() : null;
	}

	/**
	 * Closes a scope.
	 * @param open its switch, {@code null} if there is none
	 */
	public static void close(@Nullable AtomicBoolean open) {
		if (open != null) {
			ExcludedScopes.close(open);
		}
	}

	/**
	 * Returns whether subscriptions with a context are in a scope.
	 * @param context the context
	 * @return whether it has the entry
	 */
	public static boolean contains(ContextView context) {
		return ExcludedScopes.areUsed() && context.hasKey(ExcludedScopes.KEY);
	}

	/**
	 * Returns a context in which subscriptions are in a scope.
	 * @param context the context
	 * @return the same with the entry
	 */
	public static Context add(Context context) {
		return context.put(ExcludedScopes.KEY, ExcludedScopes.lasting());
	}

}

package dev.monitored.stream;

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
	 * Returns whether a subscription is in a scope.
	 * @param subscriber the subscriber
	 * @return whether its context has the entry
	 */
	public static boolean isOf(CoreSubscriber<?> subscriber) {
		return ExcludedScopes.areUsed() && contains(subscriber.currentContext());
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

package dev.monitored.stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import dev.monitored.cause.CallChain;

/**
 * Finds the call that a subscription is a part of, in Reactor's context. Operations add
 * themselves to it. Requests are there as observations, because Spring adds those.
 */
public final class SubscriptionContext {

	/**
	 * The key under which Spring and Micrometer add the current observation, the one of
	 * {@code ObservationThreadLocalAccessor}, which needs a library that may be missing.
	 */
	private static final String OBSERVATION = "micrometer.observation";

	private static final int MAX_PARENTS = 16;

	private SubscriptionContext() {
	}

	/**
	 * Returns the call that a subscription is a part of.
	 * @param subscriber who subscribes
	 * @return the innermost one that is followed, or {@code null} if none is known
	 */
	public static @Nullable CallChain around(CoreSubscriber<?> subscriber) {
		return around(subscriber.currentContext());
	}

	/**
	 * Returns the call that a subscription is a part of.
	 * @param context the context of the subscription
	 * @return the innermost one that is followed, or {@code null} if none is known
	 */
	public static @Nullable CallChain around(ContextView context) {
		try {
			Object chain = context.getOrDefault(CallChain.class, null);
			return (chain != null) ? (CallChain) chain : observed(context, CallChain.class, CallChain.class);
		}
		catch (Throwable ex) {
			return null; // the stack has run out, or an observation threw
		}
	}

	/**
	 * Returns a context in which calls find the one that they are a part of.
	 * @param chain the call, if it is followed
	 * @param context the context
	 * @return the context with the call
	 */
	public static Context with(@Nullable CallChain chain, Context context) {
		return (chain != null) ? context.put(CallChain.class, chain) : context;
	}

	/**
	 * Returns a value of the observation in which something subscribes.
	 * @param context the context of the subscription
	 * @param key the key of what it knows
	 * @param type the class of what it knows
	 * @param <T> the type of what it knows
	 * @return what the innermost observation has that has one, or {@code null}
	 */
	public static <T> @Nullable T observed(ContextView context, Object key, Class<T> type) {
		Object current = context.getOrDefault(OBSERVATION, null);
		ObservationView observation = (current instanceof Observation known) ? known : null;
		for (int parents = 0; parents < MAX_PARENTS && observation != null; parents++) {
			Observation.ContextView known = observation.getContextView();
			Object found = known.get(key);
			if (type.isInstance(found)) {
				return type.cast(found);
			}
			observation = known.getParentObservation();
		}
		return null;
	}

}

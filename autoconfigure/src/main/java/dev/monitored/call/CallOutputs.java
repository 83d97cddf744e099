package dev.monitored.call;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.cause.Cause;
import dev.monitored.cause.CauseResolver;
import dev.monitored.cause.GcPauses;
import dev.monitored.decision.Decision;
import dev.monitored.failure.FailureLog;
import dev.monitored.registry.DeferredMeters;

/**
 * What hears of calls that broke an objective or failed, and what says where their
 * failures came from. Both are beans, which are looked up when every singleton exists.
 */
public final class CallOutputs implements SmartInitializingSingleton, AutoCloseable {

	private static final FailureLog failures = new FailureLog(CallOutputs.class);

	private final Supplier<ListableBeanFactory> beans;

	private final DeferredMeters meters;

	private final Map<String, ListenerQueue> queues = new ConcurrentHashMap<>();

	private volatile List<CauseResolver> resolvers = List.of();

	private volatile boolean listening;

	private final GcPauses pauses = new GcPauses();

	private volatile boolean followed;

	/**
	 * Creates outputs of which none is known yet.
	 * @param beans where listeners and resolvers are declared
	 * @param meters where meters are registered
	 */
	public CallOutputs(Supplier<ListableBeanFactory> beans, DeferredMeters meters) {
		this.beans = beans;
		this.meters = meters;
	}

	@Override
	public void afterSingletonsInstantiated() {
		ListableBeanFactory factory = this.beans.get();
		this.resolvers = factory.getBeanProvider(CauseResolver.class).orderedStream().toList();
		factory.getBeansOfType(CallListener.class).forEach(this::add);
	}

	/**
	 * Adds a listener.
	 * @param name what it is called in meters
	 * @param listener the listener
	 */
	public void add(String name, CallListener listener) {
		this.queues.put(name, new ListenerQueue(name, listener, this.meters));
		this.listening = true;
	}

	/**
	 * Lets calls be followed from now on, because there are SLOs whose bad calls are put
	 * down to a cause.
	 */
	public synchronized void follow() {
		if (!this.followed) {
			this.followed = true;
			this.pauses.open();
		}
	}

	/**
	 * Returns the pauses that interrupt calls.
	 * @return the pauses
	 */
	public GcPauses pauses() {
		return this.pauses;
	}

	/**
	 * Returns whether calls are entered and left.
	 * @return whether their frames are needed
	 */
	public boolean areFollowed() {
		return this.followed;
	}

	/**
	 * Returns whether there is a listener.
	 * @return whether calls that failed are of interest
	 */
	public boolean areListening() {
		return this.listening;
	}

	/**
	 * Hands a call to all listeners.
	 * @param call the call
	 */
	public void ended(EndedCall call) {
		this.queues.values().forEach((queue) -> queue.offer(call));
	}

	/**
	 * Returns what the application says a failure is put down to.
	 * @param failure what a call threw
	 * @return the cause, or {@code null} if it says nothing
	 */
	public @Nullable Cause resolve(Throwable failure) {
		return this.resolvers.isEmpty() ? null : Decision.ask(this::ask, failure, null);
	}

	@Override
	public void close() {
		this.listening = false;
		this.queues.values().forEach(ListenerQueue::close);
		this.queues.clear();
		this.pauses.close();
	}

	private @Nullable Cause ask(Throwable failure) {
		for (CauseResolver resolver : this.resolvers) {
			try {
				Cause cause = resolver.resolve(failure);
				if (cause != null) {
					return cause;
				}
			}
			catch (Throwable ex) {
				failures.failed("A CauseResolver threw, and does not say what a failure is put down to", ex);
			}
		}
		return null;
	}

}

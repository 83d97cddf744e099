package dev.monitored.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.util.function.SingletonSupplier;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.cause.Cause;
import dev.monitored.cause.CauseResolver;
import dev.monitored.cause.GcPauses;
import dev.monitored.decision.Decision;
import dev.monitored.failure.FailureLog;
import dev.monitored.label.ValueText;
import dev.monitored.registry.DeferredMeters;

/**
 * What hears of calls that broke an objective or failed, and what says where their
 * failures came from. Both are beans, which are looked up when every singleton exists.
 */
public final class CallOutputs implements SmartInitializingSingleton, AutoCloseable {

	private static final FailureLog failures = new FailureLog(CallOutputs.class);

	private static final long LAST_CALLS_MILLIS = 1_000;

	private static final int MAX_LENGTH = 128;

	private static final String SCOPED = "scopedTarget.";

	private final ApplicationBeans beans;

	private final DeferredMeters meters;

	private final Map<String, ListenerQueue> queues = new ConcurrentHashMap<>();

	private final GcPauses pauses = new GcPauses();

	private final Callers callers = new Callers();

	private volatile List<String> resolverNames = List.of();

	private volatile @Nullable List<CauseResolver> resolvers;

	private volatile boolean followed;

	private volatile @Nullable CallTracing tracing;

	private volatile @Nullable CallWitness witness;

	/**
	 * Creates outputs of which none is known yet.
	 * @param beans where listeners and resolvers are declared
	 * @param meters where meters are registered
	 */
	public CallOutputs(ApplicationBeans beans, DeferredMeters meters) {
		this.beans = beans;
		this.meters = meters;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.resolverNames = names(CauseResolver.class);
		for (String name : names(CallListener.class)) {
			add(name, SingletonSupplier.of(() -> this.beans.factory().getBean(name, CallListener.class)));
		}
	}

	/**
	 * Adds a listener.
	 * @param name what it is called in meters
	 * @param listener returns the listener, when there is a first call
	 */
	void add(String name, Supplier<CallListener> listener) {
		this.queues.put(name, new ListenerQueue(name, listener, this.meters));
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
	 * Returns the operations that make other calls.
	 * @return the callers
	 */
	public Callers callers() {
		return this.callers;
	}

	/**
	 * Returns whether calls are entered and left, so that it is known what their time
	 * goes to.
	 * @return whether the frames of all of them are needed
	 */
	public boolean areFollowed() {
		return this.followed;
	}

	/**
	 * Lets calls be traced from now on.
	 * @param added what traces them
	 */
	public synchronized void trace(CallTracing added) {
		this.tracing = added;
	}

	/**
	 * Lets calls be traced from now on, as long as nothing else traces them.
	 * @param added what traces them
	 */
	public synchronized void traceByDefault(CallTracing added) {
		if (this.tracing == null) {
			this.tracing = added;
		}
	}

	/**
	 * Returns what traces calls.
	 * @return what traces them, or {@code null} if nothing does
	 */
	public @Nullable CallTracing tracing() {
		return this.tracing;
	}

	/**
	 * Sets what hears of all calls of SLOs from now on.
	 * @param added what hears of them, {@code null} if nothing does
	 */
	public void witness(@Nullable CallWitness added) {
		this.witness = added;
	}

	/**
	 * Returns what hears of all calls of SLOs. Each call asks, and there is nearly never
	 * one.
	 * @return what hears of them, or {@code null} if nothing does
	 */
	public @Nullable CallWitness witness() {
		return this.witness;
	}

	/**
	 * Makes the span of an observation the current one of this thread, so that it is the
	 * one of a call that ends.
	 * @param observed what is observed, if anything is
	 * @return what ends that, or {@code null} if there is no span
	 */
	public @Nullable CurrentSpan within(Observation.@Nullable ContextView observed) {
		CallTracing present = this.tracing;
		return (present != null && observed != null) ? present.within(observed) : null;
	}

	/**
	 * Marks the current span, because its call broke objectives.
	 * @param broken the objectives, if there are any
	 * @param cause what that is put down to, if that is known
	 */
	public void mark(List<BrokenObjective> broken, @Nullable Cause cause) {
		CallTracing present = this.tracing;
		if (present != null && !broken.isEmpty()) {
			present.mark(broken, cause);
		}
	}

	/**
	 * Returns the id of the current trace.
	 * @return the id, or {@code null} if the trace is not sampled
	 */
	public @Nullable String traceId() {
		CallTracing present = this.tracing;
		return (present != null) ? present.traceId() : null;
	}

	/**
	 * Returns whether there is a listener to a call.
	 * @param hasKeptObjectives whether the call failed and broke no objective
	 * @return whether one wants to hear of it
	 */
	public boolean areListening(boolean hasKeptObjectives) {
		for (ListenerQueue queue : this.queues.values()) {
			if (queue.isInterested(hasKeptObjectives)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Hands a call to all listeners that want to hear of it.
	 * @param call the call
	 */
	public void ended(EndedCall call) {
		for (ListenerQueue queue : this.queues.values()) {
			if (queue.isInterested(call.broken().isEmpty())) {
				queue.offer(call);
			}
		}
	}

	/**
	 * Returns what the application says a failure is put down to.
	 * @param failure what a call threw
	 * @return the cause, or {@code null} if it says nothing
	 */
	public @Nullable Cause resolve(Throwable failure) {
		return this.resolverNames.isEmpty() ? null : Decision.ask(this::ask, failure, null);
	}

	@Override
	public void close() {
		List<ListenerQueue> closed = List.copyOf(this.queues.values());
		this.queues.clear();
		this.tracing = null;
		this.witness = null;
		closed.forEach(ListenerQueue::close);
		long deadline = System.currentTimeMillis() + LAST_CALLS_MILLIS;
		closed.forEach((queue) -> queue.await(deadline - System.currentTimeMillis()));
		this.pauses.close();
	}

	// Returns the names of singletons of a type. None is created.
	private List<String> names(Class<?> type) {
		List<String> names = new ArrayList<>();
		for (String name : this.beans.names(type)) {
			if (!name.startsWith(SCOPED) && this.beans.factory().isSingleton(name)) {
				names.add(name);
			}
		}
		return List.copyOf(names);
	}

	private @Nullable Cause ask(Throwable failure) {
		for (CauseResolver resolver : resolvers()) {
			try {
				Cause cause = resolver.resolve(failure);
				if (cause != null) {
					return new Cause(label(cause.name()), label(cause.resource()));
				}
			}
			catch (Throwable ex) {
				failures.failed("A CauseResolver threw, and does not say what a failure is put down to", ex);
			}
		}
		return null;
	}

	private List<CauseResolver> resolvers() {
		List<CauseResolver> known = this.resolvers;
		if (known == null) {
			List<CauseResolver> found = new ArrayList<>();
			this.resolverNames.forEach((name) -> found.add(this.beans.factory().getBean(name, CauseResolver.class)));
			AnnotationAwareOrderComparator.sort(found);
			known = found;
			this.resolvers = known;
		}
		return known;
	}

	private static String label(String text) {
		return ValueText.wellFormed(ValueText.shortened(text, MAX_LENGTH));
	}

}

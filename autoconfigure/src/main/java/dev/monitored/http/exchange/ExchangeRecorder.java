package dev.monitored.http.exchange;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

import dev.monitored.call.CallOutputs;
import dev.monitored.call.CurrentSpan;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.Cause;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.LabelSets;
import dev.monitored.slo.Signal;
import dev.monitored.uri.HttpMeters;

/**
 * Records the exchanges of one signal from start to end: as calls in flight, as parts of
 * other calls, and as events of the SLOs that match them.
 *
 * @param <E> the kind of exchange
 */
public class ExchangeRecorder<E extends Exchange> {

	private static final Set<String> METHODS = methods();

	private static final String HTTP = "http";

	private final HttpTimer timer;

	private final Signal signal;

	private final HttpBoundaries boundaries;

	private final SloCatalog slos;

	private final LabelGuard guard;

	private final boolean answering;

	private final boolean isAnySlo;

	private final LabelSets<ExchangeLabels, List<TrackedSlo>, CallEvents> events = new LabelSets<>(this::bounded,
			this::slos, (labels, matching) -> new CallEvents(counted(labels, matching), () -> 0));

	private final ExchangesInFlight inFlight = new ExchangesInFlight(this::matching);

	/**
	 * Creates a recorder of exchanges of which there was none yet.
	 * @param timer the timer of the exchanges
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 * @param boundaries what must know how they are called
	 */
	public ExchangeRecorder(HttpTimer timer, SloCatalog slos, LabelGuard guard, HttpBoundaries boundaries) {
		this.timer = timer;
		this.signal = timer.signal();
		this.boundaries = boundaries;
		this.answering = timer == HttpTimer.SERVER;
		this.slos = slos;
		this.guard = guard;
		slos.declares(this.signal, HttpMeters.METHOD, METHODS);
		this.isAnySlo = watchAll();
	}

	private static Set<String> methods() {
		Set<String> methods = new HashSet<>();
		for (HttpMethod method : HttpMethod.values()) {
			methods.add(method.name());
		}
		return Set.copyOf(methods);
	}

	// Lets the SLOs of the signal watch the exchanges in flight. Returns whether there
	// are any.
	private boolean watchAll() {
		boolean isAny = false;
		for (TrackedSlo slo : this.slos.slos()) {
			if (slo.slo().signal().equals(this.signal)) {
				slo.watch(() -> this.inFlight.waiting(slo));
				isAny = true;
			}
		}
		return isAny;
	}

	/**
	 * Sets the name under which exchanges are observed.
	 * @param name the name, if it is known
	 */
	final void areCalled(@Nullable String name) {
		this.boundaries.isCalled(this.timer, name);
	}

	/**
	 * Returns whether exchanges are of interest: as events of SLOs, as parts of calls
	 * that are, or for listeners if they fail.
	 * @return whether it makes sense to begin one
	 */
	protected boolean areRecorded() {
		return areOfInterest();
	}

	private boolean areOfInterest() {
		return this.isAnySlo || this.slos.outputs().areFollowed() || this.slos.outputs().areListening(true);
	}

	/**
	 * Follows an exchange that is a part of a subscription. As long as it is open, it
	 * folds nothing.
	 * @param exchange the exchange
	 * @param around the call that it is a part of
	 */
	public final void follow(E exchange, CallChain around) {
		CallEvents known = this.events.find(exchange.labels());
		exchange.follow(around, (known != null) ? known.calls().cause() : Cause.of(HTTP));
	}

	/**
	 * Reports that the subscription has got what it waited for.
	 * @param exchange the exchange
	 * @param failure what it got instead of an answer, if it did
	 * @param isGivenUp whether it waits no longer
	 */
	public final void answered(E exchange, @Nullable Throwable failure, boolean isGivenUp) {
		exchange.answered(this.events.get(exchange.labels()).calls().cause(), failure, isGivenUp);
	}

	/**
	 * Returns whether it is recorded what the time of exchanges goes to.
	 * @return whether they are followed
	 */
	public final boolean areFollowed() {
		return this.slos.outputs().areFollowed();
	}

	/**
	 * Enters an exchange that this thread runs or waits for.
	 * @param exchange the exchange
	 */
	final void enter(E exchange) {
		CallOutputs outputs = this.slos.outputs();
		if (outputs.areFollowed() || (this.answering && outputs.callers().areCompared())) {
			exchange.enter(this.answering);
		}
	}

	/**
	 * Admits a path of exchanges, regardless of the limit.
	 * @param path the template of the path
	 * @param methods their methods, as far as they are known
	 */
	public final void expect(String path, Collection<String> methods) {
		if (this.isAnySlo) {
			this.slos.declares(this.signal, HttpMeters.URI, List.of(path));
			label(HttpMeters.URI).admitAlways(path);
			for (String method : methods) {
				this.events.get(new ExchangeLabels(method, path, null));
			}
		}
	}

	/**
	 * Reports which method answers exchanges.
	 * @param handler the method
	 * @param type the class of the bean that it is called on
	 * @param path the template of their path
	 * @param methods their methods, none for all
	 */
	public final void addHandler(Method handler, Class<?> type, String path, Collection<String> methods) {
		if (methods.isEmpty()) {
			this.slos.methods().add(handler, type, this.signal, Map.of(HttpMeters.URI, path));
		}
		for (String method : methods) {
			this.slos.methods()
				.add(handler, type, this.signal, Map.of(HttpMeters.URI, path, HttpMeters.METHOD, method));
		}
	}

	/**
	 * Begins an exchange. It must be ended, at least once.
	 * @param exchange the exchange
	 */
	protected void begin(E exchange) {
		if (!exchange.isRunByThread() && this.slos.outputs().areFollowed()) {
			CallFrames.goOnElsewhere();
			if (exchange.isFoundBySubscriptions()) {
				exchange.follow(null, Cause.of(HTTP));
			}
		}
		if (this.isAnySlo) {
			this.inFlight.add(exchange);
		}
	}

	/**
	 * Ends an exchange, the first time that it is told to.
	 * @param exchange the exchange
	 */
	public final void end(E exchange) {
		if (exchange.end()) {
			ended(exchange);
		}
	}

	/**
	 * Counts an exchange that has ended, unless it was a mere handshake.
	 * @param exchange the exchange
	 */
	protected void ended(E exchange) {
		if (this.isAnySlo) {
			this.inFlight.remove(exchange);
		}
		if (areOfInterest() && !exchange.isUpgrade()) {
			this.slos.signals().called(this.signal);
			CallEvents of = this.events.get(exchange.labels());
			CallEnd end = exchange.callEnd(of.calls().cause());
			count(exchange, end, of);
			if (of.areFollowed()) {
				exchange.charge(end, of.calls().cause());
			}
		}
	}

	@SuppressWarnings("try")
	private void count(Exchange exchange, CallEnd end, CallEvents of) {
		try (CurrentSpan span = this.slos.outputs().within(exchange.observed())) {
			exchange.count(end, of);
		}
	}

	/**
	 * Reports that the observation of an exchange stops before the exchange ends. Its
	 * span is marked by what is known so far.
	 * @param exchange the exchange
	 */
	@SuppressWarnings("try")
	public final void unobserved(E exchange) {
		if (this.isAnySlo && !exchange.hasEnded() && !exchange.isUpgrade()) {
			try (CurrentSpan span = this.slos.outputs().within(exchange.observed())) {
				if (span != null) {
					this.events.get(exchange.labels()).foretell(exchange.callEndSoFar());
				}
			}
		}
	}

	private CountedCalls counted(ExchangeLabels labels, List<TrackedSlo> matching) {
		MeasuredCalls calls = (labels.client() != null)
				? MeasuredCalls.ofResource(this.signal, labels.toMap(), new Cause(HTTP, labels.client()))
				: MeasuredCalls.ofCode(this.signal, labels.toMap(), Cause.of(HTTP));
		return this.slos.counted(calls, matching);
	}

	/**
	 * Returns the SLOs of an exchange that has not ended, which folds nothing yet.
	 * @param exchange the exchange
	 * @return the SLOs that it matches
	 */
	private List<TrackedSlo> matching(Exchange exchange) {
		ExchangeLabels labels = exchange.labels();
		CallEvents known = this.events.find(labels);
		return (known != null) ? known.slos() : slos(labels);
	}

	private List<TrackedSlo> slos(ExchangeLabels labels) {
		return this.slos.matching(this.signal, labels.toMap());
	}

	private ExchangeLabels bounded(ExchangeLabels labels) {
		return new ExchangeLabels(METHODS.contains(labels.method()) ? labels.method() : LabelValue.OTHER,
				label(HttpMeters.URI).admit(labels.uri()),
				(labels.client() != null) ? label(HttpMeters.HOST).admit(labels.client()) : null);
	}

	/**
	 * Returns the guard of a label. It is not the one of the timer, which counts each
	 * value once, when the timer is registered.
	 * @param label the key of the label
	 * @return the guard
	 */
	private BoundedLabel label(String label) {
		return this.guard.label(LabelGuard.MATCHED, this.signal.id() + "." + label);
	}

}

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
 * Counts the exchanges of one signal as events of the SLOs that match them.
 */
public final class ExchangeObjectives {

	private static final Set<String> METHODS = methods();

	private static final String HTTP = "http";

	private final Signal signal;

	private final SloCatalog slos;

	private final LabelGuard guard;

	private final boolean answering;

	private final boolean counting;

	private final LabelSets<ExchangeLabels, List<TrackedSlo>, CallEvents> events = new LabelSets<>(this::bounded,
			this::slos, (labels, matching) -> new CallEvents(counted(labels, matching), () -> 0));

	private final ExchangesInFlight inFlight = new ExchangesInFlight(this::matching);

	/**
	 * Creates objectives without events.
	 * @param timer the timer of the exchanges
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 */
	public ExchangeObjectives(HttpTimer timer, SloCatalog slos, LabelGuard guard) {
		this.signal = timer.signal();
		this.answering = timer == HttpTimer.SERVER;
		this.slos = slos;
		this.guard = guard;
		slos.declares(this.signal, HttpMeters.METHOD, METHODS);
		this.counting = watchAll();
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
	 * Returns whether exchanges are of interest: as events of SLOs, as parts of calls
	 * that are, or for listeners if they fail.
	 * @return whether they have to be recorded
	 */
	public boolean areRecorded() {
		return this.counting || this.slos.outputs().areFollowed() || this.slos.outputs().areListening(true);
	}

	/**
	 * Follows an exchange that is a part of a subscription. As long as it is open, it
	 * folds nothing.
	 * @param exchange the exchange
	 * @param around the call that it is a part of
	 */
	void follow(Exchange exchange, CallChain around) {
		CallEvents known = this.events.find(exchange.labels());
		exchange.follow(around, (known != null) ? known.calls().cause() : Cause.of(HTTP));
	}

	/**
	 * Reports that the subscription has got what it waited for.
	 * @param exchange the exchange
	 * @param failure what it got instead of an answer, if it did
	 * @param isGivenUp whether it waits no longer
	 */
	void answered(Exchange exchange, @Nullable Throwable failure, boolean isGivenUp) {
		exchange.answered(this.events.get(exchange.labels()).calls().cause(), failure, isGivenUp);
	}

	/**
	 * Returns whether it is recorded what the time of exchanges goes to.
	 * @return whether they are followed
	 */
	boolean areFollowed() {
		return this.slos.outputs().areFollowed();
	}

	/**
	 * Enters an exchange that this thread runs or waits for.
	 * @param exchange the exchange
	 */
	public void enter(Exchange exchange) {
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
	public void expect(String path, Collection<String> methods) {
		if (this.counting) {
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
	public void addHandler(Method handler, Class<?> type, String path, Collection<String> methods) {
		if (methods.isEmpty()) {
			this.slos.methods().add(handler, type, this.signal, Map.of(HttpMeters.URI, path));
		}
		for (String method : methods) {
			this.slos.methods()
				.add(handler, type, this.signal, Map.of(HttpMeters.URI, path, HttpMeters.METHOD, method));
		}
	}

	/**
	 * Reports that an exchange has begun.
	 * @param exchange the exchange
	 */
	public void begin(Exchange exchange) {
		if (!exchange.isRunByThread() && this.slos.outputs().areFollowed()) {
			CallFrames.goOnElsewhere();
			if (exchange.isFoundBySubscriptions()) {
				exchange.follow(null, Cause.of(HTTP));
			}
		}
		if (this.counting) {
			this.inFlight.add(exchange);
		}
	}

	/**
	 * Reports that an exchange has ended, and counts it unless it was a mere handshake.
	 * @param exchange the exchange
	 */
	public void end(Exchange exchange) {
		if (this.counting) {
			this.inFlight.remove(exchange);
		}
		if (areRecorded() && !exchange.isUpgrade()) {
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
	 * Marks the span of an exchange that ends after it, by what is known of the exchange
	 * so far.
	 * @param exchange the exchange
	 */
	@SuppressWarnings("try")
	public void foretell(Exchange exchange) {
		if (this.counting && !exchange.hasEnded() && !exchange.isUpgrade()) {
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

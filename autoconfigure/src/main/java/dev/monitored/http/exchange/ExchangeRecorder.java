package dev.monitored.http.exchange;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import dev.monitored.call.CallOutputs;
import dev.monitored.call.CurrentSpan;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SignalCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.CallChain;
import dev.monitored.cause.CallFrames;
import dev.monitored.cause.Cause;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.LabelSets;
import dev.monitored.outcome.Status;
import dev.monitored.slo.Signal;
import dev.monitored.uri.HttpMeters;

/**
 * Records the exchanges of one signal from start to end: as calls in flight, as parts of
 * other calls, and as events of the SLOs that match them. Nothing that goes wrong when
 * one ends reaches it.
 *
 * @param <E> the kind of exchange
 */
public final class ExchangeRecorder<E extends Exchange> {

	private static final String HTTP = "http";

	private final FailureLog failures = new FailureLog(ExchangeRecorder.class);

	private final HttpTimer timer;

	private final Signal signal;

	private final HttpBoundaries boundaries;

	private final SloCatalog slos;

	private final SignalCalls calls;

	private final LabelGuard guard;

	private final boolean answering;

	private final boolean isAnySlo;

	private final @Nullable Consumer<? super E> errors;

	private final LabelSets<ExchangeLabels, List<TrackedSlo>, CallEvents> events = new LabelSets<>(this::bounded,
			this::slos, (labels, matching) -> new CallEvents(counted(labels, matching), () -> 0));

	private final ExchangesInFlight inFlight = new ExchangesInFlight(this::matching);

	/**
	 * The last name under which an exchange was observed. Nearly all have one and the
	 * same.
	 */
	private volatile @Nullable String called;

	/**
	 * Creates a recorder of exchanges of which there was none yet.
	 * @param timer the timer of the exchanges
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 * @param boundaries what must know how they are called
	 * @param errors counts those that end with an error, or {@code null} if nothing does
	 */
	public ExchangeRecorder(HttpTimer timer, SloCatalog slos, LabelGuard guard, HttpBoundaries boundaries,
			@Nullable Consumer<? super E> errors) {
		this.timer = timer;
		this.signal = timer.signal();
		this.boundaries = boundaries;
		this.answering = timer == HttpTimer.SERVER;
		this.slos = slos;
		this.calls = slos.signals().calls(this.signal);
		this.guard = guard;
		this.errors = errors;
		slos.declares(this.signal, HttpMeters.METHOD, ExchangeLabels.METHODS);
		this.isAnySlo = this.inFlight.watchedBy(slos.slos(), this.signal);
	}

	/**
	 * Sets the name under which exchanges are observed.
	 * @param name the name, if it is known
	 */
	void areCalled(@Nullable String name) {
		if (name != null && !name.equals(this.called)) {
			this.boundaries.isCalled(this.timer, name);
			this.called = name;
		}
	}

	/**
	 * Returns whether it makes sense to begin an exchange: those that are answered are
	 * always in flight.
	 * @return whether exchanges are recorded
	 */
	boolean areRecorded() {
		return this.answering || areOfInterest();
	}

	// As events of SLOs, as parts of calls that are, or for listeners if they fail
	private boolean areOfInterest() {
		return this.isAnySlo || this.slos.outputs().areFollowed() || this.slos.outputs().areListening(true);
	}

	/**
	 * Follows an exchange that is a part of a subscription. As long as it is open, it
	 * folds nothing.
	 * @param exchange the exchange
	 * @param around the call that it is a part of
	 */
	public void follow(E exchange, CallChain around) {
		CallEvents known = this.events.find(exchange.labels());
		exchange.parts().follow(around, (known != null) ? known.calls().cause() : Cause.of(HTTP));
	}

	/**
	 * Reports that the subscription has got what it waited for.
	 * @param exchange the exchange
	 * @param failure what it got instead of an answer, if it did
	 * @param isGivenUp whether it waits no longer
	 */
	public void answered(E exchange, @Nullable Throwable failure, boolean isGivenUp) {
		exchange.parts().answered(this.events.get(exchange.labels()).calls().cause(), failure, isGivenUp);
	}

	/**
	 * Returns whether it is recorded what the time of exchanges goes to.
	 * @return whether they are followed
	 */
	public boolean areFollowed() {
		return this.slos.outputs().areFollowed();
	}

	/**
	 * Enters an exchange that this thread runs or waits for.
	 * @param exchange the exchange
	 */
	void enter(E exchange) {
		CallOutputs outputs = this.slos.outputs();
		if (outputs.areFollowed() || (this.answering && outputs.callers().areCompared())) {
			exchange.parts().enter(this.answering);
		}
	}

	/**
	 * Admits a path of exchanges, regardless of the limit.
	 * @param path the template of the path
	 * @param methods their methods, as far as they are known
	 */
	public void expect(String path, Collection<String> methods) {
		if (this.isAnySlo) {
			this.slos.declares(this.signal, HttpMeters.URI, List.of(path));
			label(HttpMeters.URI).admitAlways(path);
			for (String method : methods) {
				this.events.get(new ExchangeLabels(method, path, null));
			}
		}
	}

	/**
	 * Begins an exchange. It must be ended, at least once.
	 * @param exchange the exchange
	 */
	void begin(E exchange) {
		if (!exchange.parts().isRunByThread() && this.slos.outputs().areFollowed()) {
			CallFrames.goOnElsewhere();
			if (exchange.isFoundBySubscriptions()) {
				exchange.parts().follow(null, Cause.of(HTTP));
			}
		}
		if (this.answering || this.isAnySlo) {
			this.inFlight.add(exchange);
		}
	}

	/**
	 * Returns the number of exchanges in flight. Of exchanges that the application sends
	 * it is 0 unless there is an SLO about them.
	 * @return what returns how many have begun and are not counted yet
	 */
	public LongSupplier inFlight() {
		return this.inFlight.number();
	}

	/**
	 * Ends an exchange, the first time that it is told to. It is in flight until it is
	 * counted: once none is, all are.
	 * @param exchange the exchange
	 */
	public void end(E exchange) {
		if (exchange.end()) {
			try {
				count(exchange);
			}
			catch (Throwable ex) {
				this.failures.failed("A request could not be counted as an event of its objectives", ex);
			}
			try {
				countError(exchange);
			}
			catch (Throwable ex) {
				this.failures.failed("A request that failed could not be counted as an error", ex);
			}
			this.inFlight.remove(exchange);
		}
	}

	// Counts an exchange that has ended, unless it was a mere handshake
	private void count(E exchange) {
		if (areOfInterest() && !exchange.isUpgrade()) {
			this.calls.report();
			CallEvents of = this.events.get(exchange.labels());
			CallEnd end = exchange.callEnd(of.calls().cause());
			count(exchange, end, of);
			if (of.areFollowed()) {
				exchange.parts().charge(end, of.calls().cause());
			}
		}
	}

	private void countError(E exchange) {
		if (this.errors != null && (exchange.isErrorCode() || exchange.status() == Status.ERROR)) {
			this.errors.accept(exchange);
		}
	}

	@SuppressWarnings("try")
	private void count(Exchange exchange, CallEnd end, CallEvents of) {
		try (CurrentSpan span = this.slos.outputs().within(exchange.observed())) {
			exchange.parts().count(end, of);
		}
	}

	/**
	 * Reports that the observation of an exchange stops before the exchange ends. Its
	 * span is marked by what is known so far.
	 * @param exchange the exchange
	 */
	@SuppressWarnings("try")
	public void unobserved(E exchange) {
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

	// Returns the SLOs of an exchange that has not ended, which folds nothing yet
	private List<TrackedSlo> matching(Exchange exchange) {
		ExchangeLabels labels = exchange.labels();
		CallEvents known = this.events.find(labels);
		return (known != null) ? known.slos() : slos(labels);
	}

	private List<TrackedSlo> slos(ExchangeLabels labels) {
		return this.slos.matching(this.signal, labels.toMap());
	}

	private ExchangeLabels bounded(ExchangeLabels labels) {
		return new ExchangeLabels(ExchangeLabels.METHODS.contains(labels.method()) ? labels.method() : LabelValue.OTHER,
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

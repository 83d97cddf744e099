package dev.monitored.websocket.recording;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Tags;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.known.KnownValues;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.meter.LabelSets;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;

/**
 * What records connections and the handling of messages, by path.
 */
public final class WebSocketRecorders {

	private static final String PATH = "path";

	private final SloCatalog slos;

	private final List<Duration> boundaries;

	private final DeferredMeters meters;

	private final Supplier<BoundedLabel> endpointPaths;

	private final Supplier<BoundedLabel> messagePaths;

	private final Supplier<BoundedLabel> errorNames;

	private final KnownValues<String, EndpointRecorder> endpoints = new KnownValues<>(this::createEndpoint);

	private final KnownValues<String, ErrorCounts> errors = new KnownValues<>(this::createErrors);

	private final LabelSets<String, List<TrackedSlo>, MessageRecorder> messages = new LabelSets<>(
			(path) -> messagePaths().admit(path), this::matching, this::createMessages);

	/**
	 * Creates recorders.
	 * @param profiles the bucket profiles
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 * @param meters where meters are registered
	 */
	public WebSocketRecorders(BucketProfileCatalog profiles, SloCatalog slos, LabelGuard guard, DeferredMeters meters) {
		this.slos = slos;
		this.boundaries = profiles.union(WebSocketSignals.WEBSOCKET,
				slos.thresholds(WebSocketSignals.WEBSOCKET, Map.of()), WebSocketMeters.HANDLING.meterName());
		this.meters = meters;
		this.endpointPaths = guard.labelOnDemand(WebSocketMeters.DURATION.meterName(), PATH);
		this.messagePaths = guard.labelOnDemand(WebSocketMeters.HANDLING.meterName(), PATH);
		this.errorNames = guard.labelOnDemand(WebSocketMeters.ERRORS.meterName(), "error");
	}

	/**
	 * Returns what records the connections of an endpoint that the application declares.
	 * @param path the path that it declares
	 * @return the recorder, whose meters exist from then on
	 */
	public EndpointRecorder declaredEndpoint(String path) {
		this.endpointPaths.get().admitAlways(path);
		return endpoint(path);
	}

	/**
	 * Returns what records the connections of a path that is found with a connection.
	 * @param path the path, which is folded beyond the limit
	 * @return the recorder
	 */
	public EndpointRecorder endpoint(String path) {
		String bounded = this.endpointPaths.get().admit(path);
		EndpointRecorder known = this.endpoints.find(bounded);
		return (known != null) ? known : added(bounded);
	}

	/**
	 * Returns what records the handling of messages that the application declares.
	 * @param path the path or the template of the destination that it declares
	 * @return the recorder, whose meters exist from then on
	 */
	public MessageRecorder declaredMessages(String path) {
		this.slos.signals().measure(WebSocketSignals.WEBSOCKET);
		this.slos.declares(WebSocketSignals.WEBSOCKET, PATH, List.of(path));
		messagePaths().admitAlways(path);
		return messages(path);
	}

	/**
	 * Returns what records the handling of messages of a path that is found with a
	 * message.
	 * @param path the path, which is folded beyond the limit
	 * @return the recorder
	 */
	public MessageRecorder messages(String path) {
		return this.messages.get(path);
	}

	/**
	 * Reports that messages may come whose path is found with them.
	 */
	public void expectMessages() {
		this.slos.signals().mayMeasure(WebSocketSignals.WEBSOCKET);
	}

	/**
	 * Adds an endpoint. It is known before its meters are registered, since what the
	 * registry calls meanwhile may be recorded too.
	 * @param path the path
	 * @return the recorder
	 */
	private EndpointRecorder added(String path) {
		EndpointRecorder recorder = this.endpoints.get(path);
		recorder.register();
		return recorder;
	}

	private BoundedLabel messagePaths() {
		return this.messagePaths.get();
	}

	private List<TrackedSlo> matching(String path) {
		return this.slos.matching(WebSocketSignals.WEBSOCKET, Map.of(PATH, path));
	}

	private EndpointRecorder createEndpoint(String path) {
		return new EndpointRecorder(Tags.of(PATH, path), this.errors.get(path), this.meters);
	}

	private ErrorCounts createErrors(String path) {
		return new ErrorCounts(WebSocketMeters.ERRORS.meterName(), WebSocketMeters.ERRORS.description(),
				Tags.of(PATH, path), this.errorNames.get(), this.meters);
	}

	private MessageRecorder createMessages(String path, List<TrackedSlo> matching) {
		CallTimers timers = new CallTimers(WebSocketMeters.HANDLING.meterName(), WebSocketMeters.HANDLING.description(),
				Tags.of(PATH, path), this.boundaries, EnumSet.of(Status.SUCCESS, Status.ERROR));
		MeasuredCalls calls = MeasuredCalls.ofCode(WebSocketSignals.WEBSOCKET, Map.of(PATH, path),
				Cause.of(WebSocketSignals.WEBSOCKET.id()));
		CallMeter meter = new CallMeter(timers, null, this.errors.get(path), this.slos.counted(calls, matching),
				this.meters);
		return new MessageRecorder(meter, this.slos.signals().calls(WebSocketSignals.WEBSOCKET));
	}

}

package dev.monitored.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.CallListener;
import dev.monitored.call.EndedCall;
import dev.monitored.label.LabelKey;
import dev.monitored.registry.MonotonicTime;

/**
 * Logs each call that broke an objective or failed at DEBUG, and each minute in which an
 * SLO burns at INFO. Nothing of what a call was about is in an event: neither arguments,
 * SQL and prompts, nor the messages of exceptions.
 */
final class CallLog implements CallListener, AutoCloseable {

	/**
	 * The name of the logger.
	 */
	static final String NAME = "dev.monitored.calls";

	private final Logger logger;

	private final BurnLog burns;

	private final Map<String, EventRate> rates = new ConcurrentHashMap<>();

	/**
	 * Creates a log.
	 * @param logger where events are logged
	 * @param burns hears of the SLOs that were broken
	 */
	CallLog(Logger logger, BurnLog burns) {
		this.logger = logger;
		this.burns = burns;
	}

	@Override
	public void ended(EndedCall call) {
		List<String> slos = call.broken().stream().map(BrokenObjective::slo).distinct().toList();
		slos.forEach(this.burns::broken);
		if (this.logger.isDebugEnabled()) {
			EventRate rate = this.rates.computeIfAbsent(slos.isEmpty() ? "" : slos.get(0), (key) -> new EventRate());
			if (rate.isAllowed(MonotonicTime.nanos())) {
				log(call, String.join(",", slos), rate.suppressed());
			}
		}
	}

	@Override
	public boolean hearsOfAllFailures() {
		return this.logger.isDebugEnabled();
	}

	@Override
	public void close() {
		this.burns.close();
	}

	/**
	 * Logs the SLOs that burn, without waiting for the end of the minute.
	 */
	void logBurns() {
		this.burns.log();
	}

	private void log(EndedCall call, String slos, long suppressed) {
		LoggingEventBuilder event = this.logger.atDebug();
		if (!slos.isEmpty()) {
			event = event.addKeyValue("slo", slos).addKeyValue("sli", slis(call));
		}
		event = event.addKeyValue("signal", call.signal());
		for (Map.Entry<String, String> label : call.labels().entrySet()) {
			event = event.addKeyValue(new LabelKey(label.getKey()).text(), label.getValue());
		}
		event = event.addKeyValue("status", call.status().label())
			.addKeyValue("duration_ms", call.duration().toMillis());
		event = withDetails(event, call);
		if (suppressed > 0) {
			event = event.addKeyValue("suppressed", suppressed);
		}
		event.log(text(call));
	}

	private static LoggingEventBuilder withDetails(LoggingEventBuilder event, EndedCall call) {
		LoggingEventBuilder detailed = event;
		for (BrokenObjective broken : call.broken()) {
			if (broken.threshold() != null) {
				detailed = detailed.addKeyValue("threshold_ms", broken.threshold().toMillis());
				break;
			}
		}
		if (call.error() != null) {
			detailed = detailed.addKeyValue("error.type", call.error());
		}
		if (call.cause() != null) {
			detailed = detailed.addKeyValue("cause", call.cause().name())
				.addKeyValue("resource", call.cause().resource());
		}
		if (call.traceId() != null) {
			detailed = detailed.addKeyValue("trace_id", call.traceId());
		}
		return detailed;
	}

	private static String slis(EndedCall call) {
		return call.broken().stream().map(BrokenObjective::sli).distinct().collect(Collectors.joining(","));
	}

	private static String text(EndedCall call) {
		String objectives = call.broken()
			.stream()
			.map((broken) -> "%s of %s".formatted(broken.objective(), broken.slo()))
			.collect(Collectors.joining(", "));
		return objectives.isEmpty() ? "A call failed" : "A call broke " + objectives;
	}

}

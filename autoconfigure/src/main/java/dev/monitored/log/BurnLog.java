package dev.monitored.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

import dev.monitored.catalog.status.CauseEvents;
import dev.monitored.catalog.status.CauseTime;
import dev.monitored.catalog.status.EventCounts;
import dev.monitored.catalog.status.ObjectiveStatus;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.catalog.status.SloStatus;
import dev.monitored.failure.FailureLog;
import dev.monitored.indicator.period.Period;

/**
 * Logs once a minute which SLOs burn, as long as calls break them: their objectives spent
 * more budget in the last five minutes than is allowed.
 */
final class BurnLog implements AutoCloseable {

	private static final FailureLog failures = new FailureLog(BurnLog.class);

	private final Logger logger;

	private final SloReporter reporter;

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(null, task, "monitored-log", 0, false);
		thread.setDaemon(true);
		return thread;
	});

	private final Set<String> broken = new TreeSet<>();

	private @Nullable ScheduledFuture<?> next;

	/**
	 * Creates a log. Its thread begins with the first broken SLO.
	 * @param logger where events are logged
	 * @param reporter reads what was counted
	 */
	BurnLog(Logger logger, SloReporter reporter) {
		this.logger = logger;
		this.reporter = reporter;
	}

	/**
	 * Reports that a call broke an SLO.
	 * @param slo the name of the SLO
	 */
	synchronized void broken(String slo) {
		this.broken.add(slo);
		if (this.next == null && !this.timer.isShutdown()) {
			this.next = this.timer.schedule(this::log, 1, TimeUnit.MINUTES);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

	/**
	 * Logs the SLOs that were broken since it was called last.
	 */
	void log() {
		try {
			taken().forEach((name) -> {
				SloStatus slo = this.reporter.one(name);
				if (slo != null) {
					slo.objectives().forEach((objective) -> logObjective(slo, objective));
				}
			});
		}
		catch (Throwable ex) {
			failures.failed("It is not logged which SLOs burn", ex);
		}
	}

	private synchronized List<String> taken() {
		List<String> names = List.copyOf(this.broken);
		this.broken.clear();
		this.next = null;
		return names;
	}

	private void logObjective(SloStatus slo, ObjectiveStatus objective) {
		EventCounts recent = objective.periods().get(Period.FIVE_MINUTES.text());
		if (recent == null || recent.burnRate() == null || recent.burnRate() < 1) {
			return;
		}
		LoggingEventBuilder event = this.logger.atInfo()
			.addKeyValue("slo", slo.name())
			.addKeyValue("sli", objective.sli())
			.addKeyValue("burn_rate", recent.burnRate())
			.addKeyValue("events", recent.events())
			.addKeyValue("bad_events", recent.badEvents());
		List<CauseEvents> causes = objective.causes().getOrDefault(Period.FIVE_MINUTES.text(), List.of());
		String why = "";
		if (!causes.isEmpty()) {
			CauseEvents most = causes.get(0);
			event = event.addKeyValue("cause", most.cause()).addKeyValue("resource", most.resource());
			why = why(most, slo);
		}
		event.log(String.format(Locale.ROOT,
				"%s of %s burns its budget at %.1f times the allowed rate: %s of %d calls were bad in 5m%s",
				objective.objective(), slo.name(), recent.burnRate(), number(recent.badEvents()), recent.events(),
				why));
	}

	private static String why(CauseEvents most, SloStatus slo) {
		String cause = most.resource().startsWith("_none") ? most.cause() : most.cause() + " " + most.resource();
		StringBuilder text = new StringBuilder(", %s of them because of %s".formatted(number(most.badEvents()), cause));
		for (CauseTime time : slo.timeByCause()) {
			if (time.cause().equals(most.cause()) && time.resource().equals(most.resource())) {
				shares(time).forEach((calls, share) -> text.append(String.format(Locale.ROOT,
						", %.0f %% of the time of %s calls since start", 100 * share, calls)));
			}
		}
		return text.toString();
	}

	private static Map<String, Double> shares(CauseTime time) {
		Map<String, Double> shares = new LinkedHashMap<>();
		if (time.ofBadCalls() != null) {
			shares.put("bad", time.ofBadCalls());
		}
		if (time.ofGoodCalls() != null) {
			shares.put("good", time.ofGoodCalls());
		}
		return shares;
	}

	private static String number(double events) {
		return (events == Math.rint(events)) ? String.valueOf((long) events) : String.valueOf(events);
	}

}

package dev.monitored.benchmarks.instrumentation;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How calls are measured.
 */
public enum Instrumentation {

	/**
	 * Not at all: an interceptor that does nothing.
	 */
	EMPTY("empty interceptor", EmptyConfiguration.class),

	/**
	 * With an interceptor that keeps one timer.
	 */
	HAND_WRITTEN("hand-written interceptor", HandWrittenConfiguration.class, "work"),

	/**
	 * With {@link dev.monitored.Monitored @Monitored}.
	 */
	MONITORED("`@Monitored`", MonitoredWork.class, "operation.duration"),

	/**
	 * With {@link dev.monitored.Monitored @Monitored} and an objective.
	 */
	MONITORED_OBJECTIVE("`@Monitored`, an objective", MonitoredWork.class, "operation.duration", Settings.OPERATION,
			Settings.AVAILABILITY),

	/**
	 * With {@link dev.monitored.Monitored @Monitored} and an objective of each kind.
	 */
	MONITORED_OBJECTIVES("`@Monitored`, three objectives", MonitoredWork.class, "operation.duration",
			Settings.OPERATION, Settings.AVAILABILITY, Settings.LATENCY, Settings.APDEX),

	/**
	 * With {@link dev.monitored.Monitored @Monitored} and an objective of each kind,
	 * whose bad calls have no cause.
	 */
	MONITORED_WITHOUT_CAUSES("`@Monitored`, three objectives, no causes", MonitoredWork.class, "operation.duration",
			Settings.OPERATION, Settings.AVAILABILITY, Settings.LATENCY, Settings.APDEX, Settings.NO_CAUSES),

	/**
	 * With {@link dev.monitored.Monitored @Monitored}, in a trace that is not sampled.
	 */
	MONITORED_UNSAMPLED("`@Monitored`, in a trace that is not sampled", UnsampledConfiguration.class,
			"operation.duration", Settings.TRACE),

	/**
	 * With {@code @Timed} and an aspect without tag handlers, boundaries in the
	 * annotation.
	 */
	TIMED("`@Timed`, bare", TimedConfiguration.class, "work"),

	/**
	 * With {@code @Timed} and an aspect without tag handlers, boundaries in the
	 * application's properties.
	 */
	TIMED_BY_PROPERTY("`@Timed`, bare, boundaries by property", NamedTimedConfiguration.class, "work",
			Settings.BOUNDARIES),

	/**
	 * With {@code @Timed} and Boot's own aspect, boundaries in the annotation.
	 */
	TIMED_WIRED("`@Timed`, as Boot wires it", TimedWork.class, "work", Settings.WIRED),

	/**
	 * With {@code @Observed}, an aspect without tag handlers and one handler.
	 */
	OBSERVED("`@Observed`, bare", ObservedConfiguration.class, "work", Settings.BOUNDARIES),

	/**
	 * With {@code @Observed}, Boot's own aspect and Boot's own registry.
	 */
	OBSERVED_WIRED("`@Observed`, as Boot wires it", ObservedWork.class, "work", Settings.BOUNDARIES, Settings.WIRED);

	private final String text;

	private final Class<?> configuration;

	private final @Nullable String timer;

	private final List<String> settings;

	Instrumentation(String text, Class<?> configuration) {
		this(text, configuration, null);
	}

	Instrumentation(String text, Class<?> configuration, @Nullable String timer, String... settings) {
		this.text = text;
		this.configuration = configuration;
		this.timer = timer;
		this.settings = List.of(settings);
	}

	/**
	 * Returns what readers know it by.
	 * @return the text, in Markdown
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns what is added to the application: a configuration, or the bean itself.
	 * @return the class
	 */
	Class<?> configuration() {
		return this.configuration;
	}

	/**
	 * Returns the name of the timer that records.
	 * @return the name, or {@code null} if nothing is recorded
	 */
	@Nullable String timer() {
		return this.timer;
	}

	List<String> settings() {
		return this.settings;
	}

	/**
	 * Settings of the application.
	 */
	private static final class Settings {

		static final String BOUNDARIES = "management.metrics.distribution.slo.work="
				+ "1ms,2500us,5ms,10ms,25ms,50ms,100ms,250ms,500ms,1s";

		static final String OPERATION = "monitored.operation.overrides[0].name=work";

		static final String AVAILABILITY = "monitored.operation.overrides[0].availability=99.9%";

		static final String LATENCY = "monitored.operation.overrides[0].latency=p95 < 500ms";

		static final String APDEX = "monitored.operation.overrides[0].apdex=0.95 @ 250ms";

		static final String NO_CAUSES = "monitored.slo.causes.enabled=false";

		static final String TRACE = "monitored.trace.enabled=true";

		static final String WIRED = "management.observations.annotations.enabled=true";

	}

}

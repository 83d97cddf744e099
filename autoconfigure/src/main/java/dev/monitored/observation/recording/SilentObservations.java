package dev.monitored.observation.recording;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

import dev.monitored.catalog.MatchAdvice;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.failure.FailureLog;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelPattern;
import dev.monitored.slo.Slo;

/**
 * Says which observations that SLOs name are turned off, and by which property.
 */
public final class SilentObservations implements MatchAdvice, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SilentObservations.class);

	private static final FailureLog failures = new FailureLog(SilentObservations.class);

	private static final String ENABLE = "management.observations.enable.";

	private final SloCatalog slos;

	private final Environment environment;

	private final ObjectProvider<ObservationRegistry> registries;

	/**
	 * Creates the check.
	 * @param slos the SLOs
	 * @param environment where the properties are written
	 * @param registries what observes
	 */
	public SilentObservations(SloCatalog slos, Environment environment,
			ObjectProvider<ObservationRegistry> registries) {
		this.slos = slos;
		this.environment = environment;
		this.registries = registries;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<ObservationRegistry> observing = observing();
		if (!observing.isEmpty()) {
			this.slos.signals().measure(ObservationSignals.OBSERVATION);
		}
		this.slos.signals().advise(ObservationSignals.OBSERVATION, this);
		for (TrackedSlo tracked : this.slos.slos()) {
			if (tracked.slo().signal().equals(ObservationSignals.OBSERVATION)) {
				review(tracked.slo(), observing);
			}
		}
	}

	@Override
	public boolean isRare(Slo slo) {
		return slo.freshness() != null || known(slo).anyMatch(KnownObservation::isJob);
	}

	@Override
	public String obstacles(Slo slo) {
		return known(slo)
			.filter((known) -> !known.properties().isEmpty() && known.properties().stream().noneMatch(this::isOn))
			.map((known) -> "%s is observed with %s=true".formatted(known.observation(),
					String.join("=true or ", known.properties())))
			.collect(Collectors.joining("; "));
	}

	// None is created that the application does not need
	private List<ObservationRegistry> observing() {
		try {
			ObservationRegistry registry = this.registries.getIfUnique(() -> ObservationRegistry.NOOP);
			return registry.isNoop() ? List.of() : List.of(registry);
		}
		catch (RuntimeException ex) {
			failures.failed("It is not known what is observed", ex);
			return List.of();
		}
	}

	private void review(Slo slo, List<ObservationRegistry> observing) {
		for (LabelPattern name : ObservationSignals.names(slo)) {
			// A pattern is the name of no observation
			if (!name.text().contains("*") && !observing.isEmpty()
					&& observing.stream().allMatch((registry) -> isSilent(name.text(), registry))) {
				logger.warn("monitored.slo.definitions.%s %s".formatted(slo.name(), problem(name.text())));
			}
		}
	}

	private boolean isSilent(String name, ObservationRegistry registry) {
		try {
			return Observation.createNotStarted(name, Observation.Context::new, registry).isNoop();
		}
		catch (RuntimeException ex) {
			failures.failed("It is not known whether %s is observed".formatted(name), ex);
			return false;
		}
	}

	private String problem(String name) {
		for (String prefix = name; !prefix.isEmpty(); prefix = parent(prefix)) {
			String property = ENABLE + prefix;
			if (this.environment.containsProperty(property)) {
				return "counts nothing, because %s is not observed. Remove %s, or set it to true".formatted(name,
						property);
			}
		}
		return this.environment.containsProperty(ENABLE + "all")
				? "counts nothing, because %s is not observed. Set %s to true".formatted(name, ENABLE + name)
				: "may count nothing: an ObservationPredicate of the application refuses %s, at least outside of a call"
					.formatted(name);
	}

	private static String parent(String name) {
		return name.substring(0, Math.max(0, name.lastIndexOf('.')));
	}

	private boolean isOn(String property) {
		return "true".equalsIgnoreCase(this.environment.getProperty(property));
	}

	private static Stream<KnownObservation> known(Slo slo) {
		return ObservationSignals.names(slo)
			.stream()
			.flatMap((pattern) -> Stream.of(KnownObservation.values())
				.filter((known) -> pattern.matches(known.observation())));
	}

}

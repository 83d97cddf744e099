package dev.monitored.operation.declaration;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Slo;
import dev.monitored.slo.Window;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Latency;
import dev.monitored.slo.objective.MinRate;
import dev.monitored.slo.objective.Objective;

/**
 * What one place says of an operation, understood and checked. What it does not say is
 * {@code null}.
 *
 * @param availability the availability objective
 * @param latency the latency objectives
 * @param apdex the Apdex objective
 * @param buckets the bucket profile
 * @param tags the labels
 * @param noErrorFor the exception types that are no errors
 * @param team the owner
 * @param window the window of the SLO
 * @param minRate the least rate of calls
 * @param runbook the URL of the runbook, if there is one
 * @param page whether a fast burn pages
 */
record OperationAttributes(@Nullable Availability availability, @Nullable List<Latency> latency, @Nullable Apdex apdex,
		@Nullable BucketProfile buckets, @Nullable Map<String, String> tags,
		@Nullable List<Class<? extends Throwable>> noErrorFor, @Nullable String team, @Nullable Window window,
		@Nullable MinRate minRate, @Nullable String runbook, @Nullable Boolean page) {

	static final OperationAttributes NONE = new OperationAttributes(null, null, null, null, null, null, null, null,
			null, null, null);

	OperationAttributes overriddenBy(OperationAttributes other) {
		return new OperationAttributes(either(other.availability, this.availability),
				either(other.latency, this.latency), either(other.apdex, this.apdex),
				either(other.buckets, this.buckets), either(other.tags, this.tags),
				either(other.noErrorFor, this.noErrorFor), either(other.team, this.team),
				either(other.window, this.window), either(other.minRate, this.minRate),
				either(other.runbook, this.runbook), either(other.page, this.page));
	}

	/**
	 * Returns the objectives.
	 * @param name the name of the operation
	 * @return the SLO, or {@code null} if there is no objective
	 */
	@Nullable Slo slo(String name) {
		List<Objective> objectives = Objective.list(this.availability, this.latency, this.apdex);
		if (objectives.isEmpty()) {
			return null;
		}
		return new Slo(name, OperationSignals.OPERATION, Map.of("operation", List.of(LabelPattern.exactly(name))),
				objectives, Objects.requireNonNullElse(this.window, Window.DEFAULT), this.minRate, this.team,
				this.runbook, Objects.requireNonNullElse(this.page, true));
	}

	/**
	 * Checks that nothing is said of objectives, where there are none.
	 * @param property where the settings are written
	 * @throws InvalidSettingException if something is
	 */
	void requireNothingOfAnSlo(String property) {
		refuse(property + ".window", (this.window != null) ? this.window.text() : null);
		refuse(property + ".min-rate", (this.minRate != null) ? this.minRate.text() : null);
		refuse(property + ".runbook", this.runbook);
		refuse(property + ".page", (this.page != null) ? String.valueOf(this.page) : null);
	}

	private static void refuse(String setting, @Nullable String value) {
		if (value != null) {
			throw new InvalidSettingException(setting, value,
					"the operation has no objective whose events could be counted",
					"Write an objective too, for example availability: 99.9%.");
		}
	}

	private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
		return (first != null) ? first : second;
	}

}

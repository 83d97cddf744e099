package dev.monitored.meter;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.registry.LateMeterRegistry;

/**
 * One summary, and up to {@value #MAXIMUM} amounts that were recorded before it was
 * registered.
 */
public final class LateSummary {

	private static final int MAXIMUM = 10_000;

	private volatile @Nullable DistributionSummary summary;

	private final List<Long> early = new ArrayList<>();

	/**
	 * Registers the summary, as soon as the registry is ready.
	 * @param name the name of the meter
	 * @param description what is recorded
	 * @param tags the labels
	 * @param registry where the meter is registered
	 */
	public void register(String name, String description, Tags tags, LateMeterRegistry registry) {
		registry.whenReady((available) -> bindTo(
				DistributionSummary.builder(name).description(description).tags(tags).register(available)));
	}

	/**
	 * Records an amount.
	 * @param amount the amount
	 */
	public void record(long amount) {
		DistributionSummary bound = this.summary;
		if (bound != null) {
			bound.record(amount);
		}
		else {
			recordEarly(amount);
		}
	}

	private synchronized void recordEarly(long amount) {
		if (this.summary != null) {
			this.summary.record(amount);
		}
		else if (this.early.size() < MAXIMUM) {
			this.early.add(amount);
		}
	}

	private synchronized void bindTo(DistributionSummary registered) {
		this.summary = registered;
		this.early.forEach(registered::record);
		this.early.clear();
	}

}

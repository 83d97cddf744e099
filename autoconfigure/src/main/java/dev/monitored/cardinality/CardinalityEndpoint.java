package dev.monitored.cardinality;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

import dev.monitored.cardinality.CardinalityReport.ForbiddenLabel;
import dev.monitored.cardinality.CardinalityReport.MeterSeries;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.guard.LabelGuard;
import dev.monitored.label.LabelKey;
import dev.monitored.registry.ExportingRegistry;

/**
 * Endpoint that counts the series of each metric and says where they come from.
 */
@Endpoint(id = "cardinality")
public final class CardinalityEndpoint {

	/**
	 * Maximum number of instances.
	 */
	static final int MAX_INSTANCES = 100_000;

	private static final int WORST = 10;

	private final ObjectProvider<MeterRegistry> registry;

	private final LabelGuard guard;

	private final ForbiddenLabels forbidden;

	/**
	 * Creates the endpoint.
	 * @param registry the registry of the application
	 * @param guard what bounds labels
	 * @param forbidden labels that should never be
	 */
	public CardinalityEndpoint(ObjectProvider<MeterRegistry> registry, LabelGuard guard, ForbiddenLabels forbidden) {
		this.registry = registry;
		this.guard = guard;
		this.forbidden = forbidden;
	}

	/**
	 * Counts the series.
	 * @param instances how many instances the budget is for, 1 if nothing is said
	 * @return the report
	 */
	@ReadOperation
	public CardinalityReport cardinality(@Nullable Integer instances) {
		int requested = checked((instances != null) ? instances : 1);
		MeterRegistry exporting = ExportingRegistry.of(this.registry.getIfUnique(CompositeMeterRegistry::new));
		Collection<MeterFamily> families = MeterFamily.of(exporting.getMeters());
		List<MeterSeries> meters = families.stream().map((family) -> family.series(requested)).toList();
		long series = meters.stream().mapToLong(MeterSeries::series).sum();
		return new CardinalityReport(ExportingRegistry.name(exporting), requested, series, series * requested,
				worst(meters), meters, this.guard.uses(), forbidden(families),
				families.stream().flatMap(MeterFamily::naming).toList());
	}

	private static int checked(int instances) {
		if (instances < 1 || instances > MAX_INSTANCES) {
			throw new InvalidEndpointRequestException("instances is " + instances,
					"instances is a whole number from 1 to %d".formatted(MAX_INSTANCES));
		}
		return instances;
	}

	private static List<MeterSeries> worst(List<MeterSeries> meters) {
		return meters.stream().sorted(Comparator.comparing(MeterSeries::series).reversed()).limit(WORST).toList();
	}

	private List<ForbiddenLabel> forbidden(Collection<MeterFamily> families) {
		Stream<ForbiddenLabel> kept = families.stream().flatMap((family) -> family.forbidden(this.forbidden));
		Stream<ForbiddenLabel> removed = this.forbidden.removed()
			.stream()
			.map((label) -> new ForbiddenLabel(label.meter(), new LabelKey(label.key()).text(), 0, true));
		return Stream.concat(kept, removed)
			.sorted(Comparator.comparing(ForbiddenLabel::meter)
				.thenComparing(ForbiddenLabel::label)
				.thenComparing(ForbiddenLabel::removed))
			.toList();
	}

}

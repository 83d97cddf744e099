package dev.monitored.cardinality;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.HistogramSupport;

/**
 * Counts the series that Prometheus reads of a meter: the buckets, or the percentiles, of
 * a timer or a summary, and the number, the sum and the maximum of its calls.
 */
final class SeriesCount {

	private static final int NUMBER_SUM_AND_MAXIMUM = 3;

	private static final int NUMBER_AND_SUM = 2;

	private SeriesCount() {
	}

	static int of(Meter meter) {
		return meter.match((gauge) -> 1, (counter) -> 1, SeriesCount::distribution, SeriesCount::distribution,
				SeriesCount::distribution, (timeGauge) -> 1, (functionCounter) -> 1, (functionTimer) -> NUMBER_AND_SUM,
				SeriesCount::measurements);
	}

	private static int distribution(HistogramSupport distribution) {
		HistogramSnapshot snapshot = distribution.takeSnapshot();
		CountAtBucket[] buckets = snapshot.histogramCounts();
		if (buckets.length == 0) {
			return snapshot.percentileValues().length + NUMBER_SUM_AND_MAXIMUM;
		}
		boolean isInfiniteMissing = Double.isFinite(buckets[buckets.length - 1].bucket());
		return buckets.length + (isInfiniteMissing ? 1 : 0) + NUMBER_SUM_AND_MAXIMUM;
	}

	private static int measurements(Meter meter) {
		int count = 0;
		for (Measurement measurement : meter.measure()) {
			count++;
		}
		return count;
	}

}

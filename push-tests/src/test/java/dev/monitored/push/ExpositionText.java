package dev.monitored.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;

/**
 * Metrics that came over OTLP, as text that Prometheus reads. The translation is that of
 * <a href=
 * "https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/#otlp-metric-points-to-prometheus">
 * OpenTelemetry's specification</a>, which collectors and Prometheus' own receiver
 * follow: names end in the unit unless a part of them is the unit already, and names of
 * sums in {@code _total}; {@code service.name} is {@code job},
 * {@code service.instance.id} is {@code instance}, all other attributes of the resource
 * are labels of {@code target_info}. Deltas and exponential histograms are dropped: this
 * format has neither.
 */
final class ExpositionText {

	private final Map<String, Map<String, String>> families = new LinkedHashMap<>();

	/**
	 * Returns the text with the last value of each series.
	 */
	synchronized String text() {
		return this.families.entrySet()
			.stream()
			.map((family) -> "# TYPE %s\n%s\n".formatted(family.getKey(), lines(family.getValue())))
			.collect(Collectors.joining());
	}

	private static String lines(Map<String, String> series) {
		return series.entrySet()
			.stream()
			.map((one) -> one.getKey() + " " + one.getValue())
			.collect(Collectors.joining("\n"));
	}

	/**
	 * Adds metrics, which replace those of the same name and labels.
	 */
	synchronized void add(ResourceMetrics resource) {
		Map<String, String> target = new TreeMap<>();
		Map<String, String> info = new TreeMap<>();
		for (KeyValue attribute : resource.getResource().getAttributesList()) {
			switch (attribute.getKey()) {
				case "service.name" -> target.put("job", text(attribute));
				case "service.instance.id" -> target.put("instance", text(attribute));
				default -> info.put(word(attribute.getKey()), text(attribute));
			}
		}
		info.putAll(target);
		add("target_info gauge", "target_info", info, 1);
		resource.getScopeMetricsList()
			.forEach((scope) -> scope.getMetricsList().forEach((metric) -> add(metric, target)));
	}

	private void add(Metric metric, Map<String, String> target) {
		switch (metric.getDataCase()) {
			case GAUGE -> {
				String name = name(metric);
				metric.getGauge().getDataPointsList().forEach((point) -> add(name + " gauge", name, point, target));
			}
			case SUM -> {
				if (isCumulative(metric.getSum().getAggregationTemporality())) {
					String name = name(metric) + "_total";
					metric.getSum().getDataPointsList().forEach((point) -> add(name + " counter", name, point, target));
				}
			}
			case HISTOGRAM -> {
				if (isCumulative(metric.getHistogram().getAggregationTemporality())) {
					String name = name(metric);
					metric.getHistogram().getDataPointsList().forEach((point) -> add(name, point, target));
				}
			}
			default -> {
			}
		}
	}

	private void add(String family, String name, NumberDataPoint point, Map<String, String> target) {
		double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
		add(family, name, labels(point.getAttributesList(), target), value);
	}

	private void add(String name, HistogramDataPoint point, Map<String, String> target) {
		String family = name + " histogram";
		Map<String, String> labels = labels(point.getAttributesList(), target);
		long count = 0;
		for (int bucket = 0; bucket < point.getExplicitBoundsCount(); bucket++) {
			count += point.getBucketCounts(bucket);
			add(family, name + "_bucket", with(labels, "le", number(point.getExplicitBounds(bucket))), count);
		}
		add(family, name + "_bucket", with(labels, "le", "+Inf"), point.getCount());
		add(family, name + "_sum", labels, point.getSum());
		add(family, name + "_count", labels, point.getCount());
	}

	private void add(String family, String name, Map<String, String> labels, double value) {
		String series = labels.entrySet()
			.stream()
			.map((label) -> "%s=\"%s\"".formatted(label.getKey(), escaped(label.getValue())))
			.collect(Collectors.joining(",", name + "{", "}"));
		this.families.computeIfAbsent(family, (any) -> new LinkedHashMap<>()).put(series, number(value));
	}

	/**
	 * Returns the name with its unit. Micrometer writes units as words, such as
	 * {@code seconds}.
	 */
	private static String name(Metric metric) {
		String name = word(metric.getName());
		String unit = word(metric.getUnit());
		boolean isNamed = unit.isEmpty() || List.of(name.split("_")).contains(unit);
		return isNamed ? name : name + "_" + unit;
	}

	private static boolean isCumulative(AggregationTemporality temporality) {
		return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
	}

	private static Map<String, String> labels(List<KeyValue> attributes, Map<String, String> target) {
		Map<String, String> labels = new TreeMap<>(target);
		attributes.forEach((attribute) -> labels.put(word(attribute.getKey()), text(attribute)));
		return labels;
	}

	private static Map<String, String> with(Map<String, String> labels, String key, String value) {
		Map<String, String> all = new TreeMap<>(labels);
		all.put(key, value);
		return all;
	}

	private static String word(String name) {
		return name.replaceAll("[^a-zA-Z0-9_:]", "_");
	}

	private static String text(KeyValue attribute) {
		return attribute.getValue().getStringValue();
	}

	private static String escaped(String text) {
		return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
	}

	private static String number(double value) {
		return (value == Math.rint(value) && Math.abs(value) < 1e15) ? String.valueOf((long) value)
				: String.valueOf(value).replace("Infinity", "Inf");
	}

	/**
	 * Returns the lines of a text that are samples.
	 */
	static List<String> samples(String text) {
		return new ArrayList<>(text.lines().filter((line) -> !line.startsWith("#")).toList());
	}

}

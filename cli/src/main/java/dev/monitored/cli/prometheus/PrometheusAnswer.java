package dev.monitored.cli.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import dev.monitored.cli.document.BadInputException;

/**
 * An answer of Prometheus' HTTP API. It is JSON, which is YAML.
 *
 * @param data the field {@code data}
 * @param server who answered
 */
record PrometheusAnswer(@Nullable Object data, String server) {

	private static final int LONGEST_PROBLEM = 300;

	/**
	 * Reads an answer.
	 * @param body the text
	 * @param server who answered
	 * @return the answer
	 * @throws BadInputException if Prometheus does not answer like this
	 */
	static PrometheusAnswer parse(byte[] body, String server) throws BadInputException {
		Object answer = json(body);
		if (!(answer instanceof Map<?, ?> map) || !"success".equals(map.get("status"))) {
			throw new BadInputException(server + " does not answer as a Prometheus does" + problem(body));
		}
		return new PrometheusAnswer(map.get("data"), server);
	}

	/**
	 * Returns what Prometheus says of an error.
	 * @param body the text of the answer
	 * @return a colon and the text, or nothing
	 */
	static String problem(byte[] body) {
		if (json(body) instanceof Map<?, ?> map && map.get("error") != null) {
			String text = String.valueOf(map.get("error"));
			return ": " + text.substring(0, Math.min(text.length(), LONGEST_PROBLEM));
		}
		return "";
	}

	/**
	 * Returns the texts of a list.
	 * @return the texts
	 * @throws BadInputException if there is no list
	 */
	List<String> values() throws BadInputException {
		if (this.data instanceof List<?> list) {
			return list.stream().map(String::valueOf).toList();
		}
		throw unreadable();
	}

	/**
	 * Adds the values of a matrix to what was read before.
	 * @param series the values of each minute by the labels of the series
	 * @param minutes the minutes
	 * @throws BadInputException if there is no matrix
	 */
	void addTo(Map<Map<String, String>, double[]> series, Minutes minutes) throws BadInputException {
		if (!(this.data instanceof Map<?, ?> map) || !(map.get("result") instanceof List<?> results)) {
			throw unreadable();
		}
		try {
			for (Object result : results) {
				Map<?, ?> one = (Map<?, ?>) result;
				add(one.get("values"), series.computeIfAbsent(labels(one.get("metric")), (labels) -> missing(minutes)),
						minutes);
			}
		}
		catch (ClassCastException | NullPointerException | IndexOutOfBoundsException | ArithmeticException
				| NumberFormatException ex) {
			throw unreadable();
		}
	}

	private static void add(@Nullable Object values, double[] series, Minutes minutes) {
		for (Object value : (List<?>) Objects.requireNonNull(values)) {
			List<?> point = (List<?>) value;
			series[minutes.index(((Number) point.get(0)).longValue())] = Double
				.parseDouble(String.valueOf(point.get(1)));
		}
	}

	private static double[] missing(Minutes minutes) {
		double[] values = new double[minutes.count()];
		Arrays.fill(values, Double.NaN);
		return values;
	}

	private static Map<String, String> labels(@Nullable Object metric) {
		Map<String, String> labels = new LinkedHashMap<>();
		((Map<?, ?>) Objects.requireNonNull(metric))
			.forEach((key, value) -> labels.put(String.valueOf(key), String.valueOf(value)));
		return labels;
	}

	private BadInputException unreadable() {
		return new BadInputException(this.server + " does not answer as a Prometheus does");
	}

	private static @Nullable Object json(byte[] body) {
		LoaderOptions options = new LoaderOptions();
		options.setCodePointLimit(Integer.MAX_VALUE);
		try {
			return new Yaml(new SafeConstructor(options)).load(new String(body, StandardCharsets.UTF_8));
		}
		catch (YAMLException ex) {
			return null;
		}
	}

}

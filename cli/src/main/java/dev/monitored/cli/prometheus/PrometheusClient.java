package dev.monitored.cli.prometheus;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import dev.monitored.cli.document.BadInputException;

/**
 * Asks a Prometheus. Whatever goes wrong is one line that says what, and where to look.
 */
public final class PrometheusClient {

	private static final int LARGEST_BYTES = 32 * 1024 * 1024;

	private static final int OK = 200;

	private final PrometheusAddress address;

	private final Duration patience;

	private final HttpClient client;

	/**
	 * Creates a client.
	 * @param address where the Prometheus answers
	 * @param patience how long an answer may take
	 * @throws BadInputException if the address cannot be read
	 */
	public PrometheusClient(String address, Duration patience) throws BadInputException {
		this.address = PrometheusAddress.parse(address);
		this.patience = patience;
		this.client = HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(patience).build();
	}

	/**
	 * Returns the values of a label.
	 * @param label the key of the label
	 * @param selector the series that have it
	 * @param minutes when
	 * @return the values
	 * @throws BadInputException if Prometheus does not answer that
	 */
	public List<String> values(String label, String selector, Minutes minutes) throws BadInputException {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("match[]", selector);
		parameters.put("start", String.valueOf(minutes.start()));
		parameters.put("end", String.valueOf(minutes.end(minutes.count() - 1)));
		String path = "/api/v1/label/%s/values?%s".formatted(label, form(parameters));
		return answer(HttpRequest.newBuilder(this.address.resolve(path)).GET()).values();
	}

	/**
	 * Returns what a query says of each minute. It is asked for a day at a time, because
	 * Prometheus answers with 11,000 points of a series at most.
	 * @param query the query
	 * @param minutes the minutes
	 * @return the values of each minute by the labels of the series, NaN where there is
	 * none
	 * @throws BadInputException if Prometheus does not answer that
	 */
	public Map<Map<String, String>, double[]> minutes(String query, Minutes minutes) throws BadInputException {
		Map<Map<String, String>, double[]> series = new LinkedHashMap<>();
		for (int first = 0; first < minutes.count(); first += Minutes.DAY) {
			int last = Math.min(first + Minutes.DAY, minutes.count()) - 1;
			Map<String, String> parameters = new LinkedHashMap<>();
			parameters.put("query", query);
			parameters.put("start", String.valueOf(minutes.end(first)));
			parameters.put("end", String.valueOf(minutes.end(last)));
			parameters.put("step", "60");
			answer(HttpRequest.newBuilder(this.address.resolve("/api/v1/query_range"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(form(parameters)))).addTo(series, minutes);
		}
		return series;
	}

	private PrometheusAnswer answer(HttpRequest.Builder request) throws BadInputException {
		if (this.address.authorization() != null) {
			request.header("Authorization", this.address.authorization());
		}
		HttpResponse<byte[]> response = send(request.build());
		if (response.statusCode() != OK) {
			throw new BadInputException("%s answers %d%s".formatted(this.address, response.statusCode(),
					PrometheusAnswer.problem(response.body())));
		}
		return PrometheusAnswer.parse(response.body(), this.address.toString());
	}

	private HttpResponse<byte[]> send(HttpRequest request) throws BadInputException {
		CompletableFuture<HttpResponse<byte[]>> response = this.client.sendAsync(request,
				(head) -> new LimitedBody(LARGEST_BYTES));
		try {
			return response.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			response.cancel(true);
			throw new BadInputException(
					"%s has not answered for %d s".formatted(this.address, this.patience.toSeconds()));
		}
		catch (ExecutionException ex) {
			throw new BadInputException(problem(Objects.requireNonNullElse(ex.getCause(), ex)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BadInputException("interrupted while %s was asked".formatted(this.address));
		}
	}

	private String problem(Throwable cause) {
		for (Throwable current = cause; current != null; current = current.getCause()) {
			if (current instanceof LimitedBody.TooLargeException) {
				return "the answer of %s is larger than 32 MB: select fewer series with --selector"
					.formatted(this.address);
			}
		}
		String reason = (cause instanceof IOException && cause.getMessage() != null) ? ": " + cause.getMessage() : "";
		return "%s cannot be reached: %s%s".formatted(this.address, cause.getClass().getSimpleName(), reason);
	}

	private static String form(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((parameter) -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}

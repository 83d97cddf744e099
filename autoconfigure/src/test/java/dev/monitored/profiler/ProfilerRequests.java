package dev.monitored.profiler;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests to a profiler.
 */
abstract class ProfilerRequests {

	static final HttpClient client = HttpClient.newHttpClient();

	private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

	static String id(HttpResponse<String> begun) {
		Matcher matcher = ID.matcher(begun.body());
		assertThat(matcher.find()).as(begun.body()).isTrue();
		return matcher.group(1);
	}

	// Returns the ids of the profiles in the list.
	static Set<String> ids(String list) throws Exception {
		HttpResponse<String> response = get(list);
		assertThat(response.statusCode()).isEqualTo(200);
		return ID.matcher(response.body()).results().map((id) -> id.group(1)).collect(Collectors.toSet());
	}

	static HttpResponse<String> get(String address) throws Exception {
		return client.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
	}

	static HttpResponse<String> send(String method, String address, String body) throws Exception {
		return client.send(HttpRequest.newBuilder(URI.create(address))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	static String base(ConfigurableApplicationContext application, String path) {
		return "http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path;
	}

}

package harm.observer;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonParserFactory;

/**
 * Asks every endpoint that Actuator lists for its status, and those whose answer does not
 * change from call to call for that as well.
 */
final class Endpoints {

	private static final Set<String> STABLE = Set.of("health", "info", "scheduledtasks", "caches", "flyway", "mappings",
			"configprops");

	/**
	 * Times, and what other values say already.
	 */
	private static final Set<String> SKIPPED = Set.of("executionTime", "details");

	private static final Set<String> SLOW = Set.of("heapdump", "threaddump");

	private final Browser browser;

	private final Facts facts;

	Endpoints(Browser browser, Facts facts) {
		this.browser = browser;
		this.facts = facts;
	}

	void ask() {
		Answer links = this.browser.ask(Question.get("/actuator"));
		this.facts.add("endpoint list", links.status());
		if (links.status() == 200) {
			ids(links.body()).forEach(this::ask);
		}
	}

	private void ask(String id) {
		Answer answer = this.browser.ask(Question.get("/actuator/" + id));
		this.facts.add("endpoint " + id, answer.status());
		if (STABLE.contains(id)) {
			leaves("endpoint " + id, JsonParserFactory.getJsonParser().parseMap(answer.body()));
		}
	}

	private static Set<String> ids(String body) {
		Map<String, Object> links = asMap(JsonParserFactory.getJsonParser().parseMap(body).get("_links"));
		Set<String> ids = new TreeSet<>(links.keySet());
		ids.removeIf((id) -> SLOW.contains(id) || Boolean.TRUE.equals(asMap(links.get(id)).get("templated")));
		ids.remove("self");
		return ids;
	}

	// The order of elements is nothing that an application relies on
	private void leaves(String subject, @Nullable Object node) {
		if (node instanceof Map<?, ?> map) {
			map.keySet()
				.stream()
				.filter((key) -> !SKIPPED.contains(key))
				.forEach((key) -> leaves(subject + "/" + key, map.get(key)));
		}
		else if (node instanceof Iterable<?> list) {
			list.forEach((value) -> leaves(subject + "/*", value));
		}
		else {
			this.facts.count(subject + " = " + node);
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> asMap(@Nullable Object value) {
		return (Map<String, Object>) Objects.requireNonNull(value);
	}

}

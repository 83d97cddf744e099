package dev.monitored.dashboard.data;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which process the numbers are of.
 *
 * @param id what tells it from others, the label {@code process} of its SLOs
 * @param application the name of the application
 * @param host the name of the host, if the environment tells it
 * @param version the version that was built, if that is known
 * @param commit the commit that it was built from, if that is known
 * @param start when it began to count, in milliseconds since the epoch
 * @param grafanaUrl URL of a dashboard that shows all instances, if there is one
 * @param profiler path of the profiler, relative to that of the page, if there is one
 */
public record ProcessFacts(String id, String application, @Nullable String host, @Nullable String version,
		@Nullable String commit, long start, @Nullable String grafanaUrl, @Nullable String profiler) {

	Map<String, Object> json(long now) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("id", this.id);
		json.put("application", this.application);
		json.put("host", this.host);
		json.put("version", this.version);
		json.put("commit", this.commit);
		json.put("startedAt", this.start);
		json.put("uptimeSeconds", (now - this.start) / 1000);
		json.put("grafanaUrl", this.grafanaUrl);
		json.put("profiler", this.profiler);
		return json;
	}

}

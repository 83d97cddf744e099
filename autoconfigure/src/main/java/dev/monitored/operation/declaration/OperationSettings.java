package dev.monitored.operation.declaration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of one operation, which win over its annotation.
 *
 * @param name Name of the operation, such as "OrderService.place".
 * @param byHand Whether code records the operation by hand, so that it exists from
 * start-up on.
 * @param availability Availability objective, such as "99.9%".
 * @param latency Latency objectives, such as "p95 &lt; 500ms".
 * @param apdex Apdex objective, such as "0.95 @ 500ms".
 * @param buckets Name of the bucket profile.
 * @param tags Additional labels with a constant value, such as "team=payments".
 * @param noErrorFor Exception types that are no errors.
 * @param team Team that owns the objectives.
 * @param window Time over which the error budget is spent, one of "7d", "28d" and "30d".
 * @param minRate Minimum rate of calls over all instances, such as "10/s". A lower rate
 * raises an alert.
 * @param freshness Maximum time since the last successful call on any instance, such as
 * "26h". More raises an alert.
 * @param runbook HTTP URL of the runbook.
 * @param includeQueue Whether objectives include the time that a call waited in the queue
 * of an executor.
 * @param page Whether a fast burn pages the team on call; otherwise it opens a ticket.
 */
public record OperationSettings(@Nullable String name, @DefaultValue("false") boolean byHand,
		@Nullable String availability, @Nullable List<String> latency, @Nullable String apdex, @Nullable String buckets,
		@Nullable List<String> tags, @Nullable List<Class<?>> noErrorFor, @Nullable String team,
		@Nullable String window, @Nullable String minRate, @Nullable String freshness, @Nullable String runbook,
		@Nullable Boolean includeQueue, @Nullable Boolean page) {

	/**
	 * Returns what is written, by the name that it has in the annotation.
	 * @return the values, of which some are {@code null}
	 */
	Map<String, @Nullable Object> written() {
		Map<String, @Nullable Object> written = new HashMap<>();
		written.put("availability", this.availability);
		written.put("latency", this.latency);
		written.put("apdex", this.apdex);
		written.put("buckets", this.buckets);
		written.put("tags", this.tags);
		written.put("noErrorFor", this.noErrorFor);
		written.put("team", this.team);
		written.put("window", this.window);
		written.put("minRate", this.minRate);
		written.put("freshness", this.freshness);
		written.put("runbook", this.runbook);
		written.put("includeQueue", this.includeQueue);
		written.put("page", this.page);
		return written;
	}

}

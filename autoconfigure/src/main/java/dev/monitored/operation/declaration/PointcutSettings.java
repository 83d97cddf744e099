package dev.monitored.operation.declaration;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Methods that are operations without an annotation.
 *
 * @param expression AspectJ expression that selects the methods, such as
 * "execution(public * com.acme.shop.OrderRepository.find*(..))".
 * @param operation Prefix of the operations' names, which are "prefix.method". The
 * default is the simple name of the bean's class.
 * @param availability Availability objective, such as "99.9%".
 * @param latency Latency objectives, such as "p95 &lt; 500ms".
 * @param apdex Apdex objective, such as "0.95 @ 500ms".
 * @param buckets Name of the bucket profile.
 * @param tags Additional labels with a constant value, such as "team=payments".
 * @param noErrorFor Exception types that are no errors.
 * @param team Team that owns the objectives.
 */
public record PointcutSettings(@Nullable String expression, @Nullable String operation, @Nullable String availability,
		@Nullable List<String> latency, @Nullable String apdex, @Nullable String buckets, @Nullable List<String> tags,
		@Nullable List<Class<?>> noErrorFor, @Nullable String team) {

	/**
	 * Returns what is written, by the name that it has in the annotation.
	 * @return the values, of which some are {@code null}
	 */
	Map<String, @Nullable Object> written() {
		return new OperationSettings(null, false, this.availability, this.latency, this.apdex, this.buckets, this.tags,
				this.noErrorFor, this.team, null, null, null, null, null, null)
			.written();
	}

}

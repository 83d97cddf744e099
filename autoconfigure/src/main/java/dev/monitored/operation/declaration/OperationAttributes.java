package dev.monitored.operation.declaration;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.slo.Apdex;
import dev.monitored.slo.Availability;
import dev.monitored.slo.Latency;

/**
 * What one place says of an operation, understood and checked. What it does not say is
 * {@code null}.
 *
 * @param availability the availability objective
 * @param latency the latency objectives
 * @param apdex the Apdex objective
 * @param buckets the bucket profile
 * @param tags the labels
 * @param noErrorFor the exception types that are no errors
 * @param team the owner
 */
record OperationAttributes(@Nullable Availability availability, @Nullable List<Latency> latency, @Nullable Apdex apdex,
		@Nullable BucketProfile buckets, @Nullable Map<String, String> tags,
		@Nullable List<Class<? extends Throwable>> noErrorFor, @Nullable String team) {

	static final OperationAttributes NONE = new OperationAttributes(null, null, null, null, null, null, null);

	OperationAttributes overriddenBy(OperationAttributes other) {
		return new OperationAttributes(either(other.availability, this.availability),
				either(other.latency, this.latency), either(other.apdex, this.apdex),
				either(other.buckets, this.buckets), either(other.tags, this.tags),
				either(other.noErrorFor, this.noErrorFor), either(other.team, this.team));
	}

	private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
		return (first != null) ? first : second;
	}

}

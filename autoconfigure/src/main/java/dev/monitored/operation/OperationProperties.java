package dev.monitored.operation;

import java.util.List;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;

import dev.monitored.operation.declaration.AdoptedAnnotation;
import dev.monitored.operation.declaration.OperationSettings;
import dev.monitored.operation.declaration.PointcutSettings;

/**
 * Configuration of operations.
 *
 * @param enabled Whether operations are measured.
 * @param order Order of the measurement among other advisors of a method. The default
 * lies just outside of transactions, so that commits are measured.
 * @param tagKeys Additional label keys that every operation has. An operation without a
 * value for one has "_none".
 * @param pointcuts Methods that are operations without an annotation.
 * @param overrides Settings of single operations, which win over their annotations.
 * @param adopt Annotations of Micrometer whose methods become operations, such as "timed,
 * observed". If a method has several, the one that is listed first here counts.
 * @param queue Time in the queues of executors.
 */
@Lazy
@ConfigurationProperties(prefix = "monitored.operation", ignoreUnknownFields = false)
public record OperationProperties(@DefaultValue("true") boolean enabled, @DefaultValue("" + DEFAULT_ORDER) int order,
		@DefaultValue List<String> tagKeys, @DefaultValue List<PointcutSettings> pointcuts,
		@DefaultValue List<OperationSettings> overrides, @DefaultValue Set<AdoptedAnnotation> adopt,
		@DefaultValue Queue queue) {

	/**
	 * Default order: just outside of advisors with the lowest precedence, such as
	 * transactions.
	 */
	public static final int DEFAULT_ORDER = Ordered.LOWEST_PRECEDENCE - 100;

	/**
	 * Time in the queues of executors.
	 *
	 * @param enabled Whether the time that operations wait in the queue of one of
	 * Spring's executors is measured. The queues then hold other objects than the
	 * submitted tasks.
	 * @param schedulers Whether the delay of planned tasks is measured too. Schedulers
	 * may then reorder tasks that are planned for the same moment, and keep cancelled
	 * tasks in their queue.
	 */
	public record Queue(@DefaultValue("false") boolean enabled, @DefaultValue("false") boolean schedulers) {

	}

}

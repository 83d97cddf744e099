package dev.monitored.observation.recording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.monitored.label.LabelPattern;

/**
 * Observations of Spring's libraries of which more is known than Micrometer says.
 */
enum KnownObservation {

	/**
	 * A job of Spring Batch. Its observation has no error when a step fails, because the
	 * exception stays with the step. The statuses are codes, of which Spring Batch
	 * compares the beginnings.
	 */
	BATCH_JOB("spring.batch.job", true, List.of(), "spring.batch.job.status", List.of("FAILED*", "UNKNOWN*"),
			List.of("STOPPED*")),

	/**
	 * A step of Spring Batch.
	 */
	BATCH_STEP("spring.batch.step", true, List.of(), "spring.batch.step.status", List.of("FAILED*", "UNKNOWN*"),
			List.of("STOPPED*")),

	/**
	 * A task under {@code @Scheduled}. The outcome of one that was cancelled is unknown.
	 */
	SCHEDULED_TASK("tasks.scheduled.execution", true, List.of(), "outcome", List.of("ERROR"), List.of("UNKNOWN")),

	/**
	 * A request of Spring for GraphQL. A request error is its client's, as a rule.
	 */
	GRAPHQL_REQUEST("graphql.request", false, List.of(), "graphql.outcome", List.of("INTERNAL_ERROR"), List.of()),

	/**
	 * A field that Spring for GraphQL fetches.
	 */
	GRAPHQL_FETCHER("graphql.datafetcher", false, List.of(), "graphql.outcome", List.of("ERROR"), List.of()),

	/**
	 * A record that a listener of Spring for Apache Kafka was given.
	 */
	KAFKA_LISTENER("spring.kafka.listener", "spring.kafka.listener.observation-enabled"),

	/**
	 * A record that Spring for Apache Kafka sent.
	 */
	KAFKA_TEMPLATE("spring.kafka.template", "spring.kafka.template.observation-enabled"),

	/**
	 * A message that a listener of Spring AMQP was given.
	 */
	RABBIT_LISTENER("spring.rabbit.listener", "spring.rabbitmq.listener.simple.observation-enabled",
			"spring.rabbitmq.listener.direct.observation-enabled"),

	/**
	 * A message of a stream of RabbitMQ that a listener was given.
	 */
	RABBIT_STREAM_LISTENER("spring.rabbit.stream.listener", "spring.rabbitmq.listener.stream.observation-enabled"),

	/**
	 * A message that Spring AMQP sent.
	 */
	RABBIT_TEMPLATE("spring.rabbit.template", "spring.rabbitmq.template.observation-enabled");

	private final String observation;

	private final boolean isJob;

	private final List<String> properties;

	private final Map<String, List<LabelPattern>> failures;

	private final Map<String, List<LabelPattern>> cancellations;

	KnownObservation(String observation, String... properties) {
		this(observation, false, List.of(properties), "", List.of(), List.of());
	}

	KnownObservation(String observation, boolean isJob, List<String> properties, String key, List<String> failures,
			List<String> cancellations) {
		this.observation = observation;
		this.isJob = isJob;
		this.properties = properties;
		this.failures = patterns(key, failures);
		this.cancellations = patterns(key, cancellations);
	}

	/**
	 * Returns what is known of a name.
	 * @param name the name of an observation
	 * @return what is known, empty if it is none of these
	 */
	static Optional<KnownObservation> of(String name) {
		return Stream.of(values()).filter((known) -> known.observation.equals(name)).findFirst();
	}

	/**
	 * Returns the name of the observation.
	 * @return the name
	 */
	String observation() {
		return this.observation;
	}

	/**
	 * Returns whether it happens so seldom that ten minutes without are no sign.
	 * @return whether it is a job
	 */
	boolean isJob() {
		return this.isJob;
	}

	/**
	 * Returns the properties without which nothing is observed.
	 * @return the names, of which one has to be {@code true}, empty if none is needed
	 */
	List<String> properties() {
		return this.properties;
	}

	/**
	 * Returns which values say that it failed.
	 * @return the patterns by key
	 */
	Map<String, List<LabelPattern>> failures() {
		return this.failures;
	}

	/**
	 * Returns which values say that it was given up.
	 * @return the patterns by key
	 */
	Map<String, List<LabelPattern>> cancellations() {
		return this.cancellations;
	}

	private static Map<String, List<LabelPattern>> patterns(String key, List<String> values) {
		return values.isEmpty() ? Map.of()
				: Map.of(key, values.stream().map((value) -> LabelPattern.parse(key, value)).toList());
	}

}

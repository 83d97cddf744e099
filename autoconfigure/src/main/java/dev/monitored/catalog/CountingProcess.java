package dev.monitored.catalog;

import java.time.Instant;
import java.util.UUID;

import io.micrometer.core.instrument.Tags;

import dev.monitored.application.Lifecycle;

/**
 * The process that counts the events of SLOs, as it is told apart from others. Its id is
 * random, because processes may share the target by which they are scraped, and the next
 * one has the same.
 *
 * @param application the name of the application
 * @param id the value of the label {@code process}
 * @param start when counting began
 * @param lifecycle whether the process is expected to run all the time
 */
record CountingProcess(String application, String id, Instant start, Lifecycle lifecycle) {

	private static final int ID_LENGTH = 12;

	/**
	 * Creates a process that begins to count now.
	 * @param application the name of the application
	 * @param lifecycle whether the process is expected to run all the time
	 * @return the process
	 */
	static CountingProcess startedNow(String application, Lifecycle lifecycle) {
		String random = UUID.randomUUID().toString();
		return new CountingProcess(application, random.substring(random.length() - ID_LENGTH), Instant.now(),
				lifecycle);
	}

	/**
	 * Returns the tags that every meter of SLOs has.
	 * @return the tags
	 */
	Tags tags() {
		return Tags.of("application", this.application, "process", this.id);
	}

	double startSeconds() {
		return this.start.toEpochMilli() / 1e3;
	}

}

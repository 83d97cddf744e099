package dev.monitored.operation.declaration;

import java.util.List;

import dev.monitored.indicator.TrackedSlo;
import dev.monitored.settings.InvalidSettingException;

/**
 * Objectives that include the time in queues. They need that time to be measured.
 */
public final class IncludedQueues {

	private IncludedQueues() {
	}

	/**
	 * Checks that no objective includes a time that is not measured.
	 * @param slos the SLOs of the configuration
	 * @param overrides the settings of operations
	 * @throws InvalidSettingException if one does
	 */
	public static void refuse(List<TrackedSlo> slos, List<OperationSettings> overrides) {
		for (TrackedSlo tracked : slos) {
			if (tracked.slo().includesQueue()) {
				throw unmeasured("monitored.slo.definitions." + tracked.slo().name());
			}
		}
		for (int index = 0; index < overrides.size(); index++) {
			if (Boolean.TRUE.equals(overrides.get(index).includeQueue())) {
				throw unmeasured("monitored.operation.overrides[" + index + "]");
			}
		}
	}

	private static InvalidSettingException unmeasured(String property) {
		return new InvalidSettingException(property + ".include-queue", "true",
				"the time in the queues of executors is not measured",
				"Write monitored.operation.queue.enabled: true too, or remove it.");
	}

}

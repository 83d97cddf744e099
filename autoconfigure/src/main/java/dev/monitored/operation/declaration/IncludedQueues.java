package dev.monitored.operation.declaration;

import java.util.List;
import java.util.Map;

import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.SloSettings;

/**
 * Objectives that include the time in queues. They need that time to be measured.
 */
public final class IncludedQueues {

	private IncludedQueues() {
	}

	/**
	 * Checks that no objective includes a time that is not measured.
	 * @param definitions the SLOs by name
	 * @param overrides the settings of operations
	 * @throws InvalidSettingException if one does
	 */
	public static void refuse(Map<String, SloSettings> definitions, List<OperationSettings> overrides) {
		for (Map.Entry<String, SloSettings> definition : definitions.entrySet()) {
			if (definition.getValue().includeQueue()) {
				throw unmeasured("monitored.slo.definitions." + definition.getKey());
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

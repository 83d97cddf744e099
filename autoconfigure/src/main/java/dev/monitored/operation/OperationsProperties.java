package dev.monitored.operation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

import dev.monitored.operation.declaration.OperationSettings;
import dev.monitored.settings.Settings;

/**
 * Settings of single operations.
 *
 * @param operations Settings of single operations, which win over their annotations.
 */
@Lazy
@ConfigurationProperties("monitored")
public record OperationsProperties(@DefaultValue List<OperationSettings> operations) {

	static OperationsProperties from(Environment environment, @Nullable ClassLoader classLoader) {
		return new OperationsProperties(
				Settings.list(environment, "monitored.operations", OperationSettings.class, classLoader));
	}

}

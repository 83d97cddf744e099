package dev.monitored.operation;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;

import dev.monitored.operation.declaration.OperationSettings;

/**
 * Settings of single operations.
 *
 * @param operations Settings of single operations, which win over their annotations.
 */
@Lazy
@ConfigurationProperties("monitored")
public record OperationsProperties(@DefaultValue List<OperationSettings> operations) {

}

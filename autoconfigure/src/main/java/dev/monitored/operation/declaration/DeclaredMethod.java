package dev.monitored.operation.declaration;

import java.util.Map;

/**
 * A method that is an operation.
 *
 * @param operation the operation, which other methods may be as well
 * @param labels the labels with a constant value that calls of this method alone have
 * @param isAdopted whether an annotation of Micrometer makes it one, which may say more
 * than an operation has
 */
public record DeclaredMethod(Operation operation, Map<String, String> labels, boolean isAdopted) {

}

package dev.monitored.http.error;

import org.jspecify.annotations.Nullable;

/**
 * Names an error in the labels of {@code api.errors}. Declare a bean of this type where
 * the application has error codes of its own.
 * <p>
 * Several resolvers are asked in their order until one has an answer. If none has, or if
 * one throws, the type and the {@code code} of the problem detail are used, or the class
 * of the exception and the status code. Nothing that a resolver does changes the answer
 * that the client gets, and nothing is asked about the calls that it makes.
 */
@FunctionalInterface
public interface ErrorCodeResolver {

	/**
	 * Names an error.
	 * @param error the error
	 * @return its type and code, each one of few, or {@code null} to leave the answer to
	 * the next resolver
	 */
	@Nullable ErrorCode resolve(ApiError error);

}

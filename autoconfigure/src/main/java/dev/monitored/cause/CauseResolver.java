package dev.monitored.cause;

import org.jspecify.annotations.Nullable;

/**
 * Says what a failure is put down to, where its exception tells more than the call that
 * threw it: an open circuit breaker, a rate limiter. A bean of this type is asked about
 * each failed call that counts; the first answer wins.
 */
@FunctionalInterface
public interface CauseResolver {

	/**
	 * Returns what a failure is put down to.
	 * @param failure what a call threw
	 * @return the cause, with a name and a resource of which there are few, or
	 * {@code null} if this bean does not know
	 */
	@Nullable Cause resolve(Throwable failure);

}

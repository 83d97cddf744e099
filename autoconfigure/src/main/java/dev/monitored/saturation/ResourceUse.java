package dev.monitored.saturation;

import org.jspecify.annotations.Nullable;

/**
 * How full a resource is.
 *
 * @param kind what it is, such as {@code pool} or {@code heap}
 * @param name its name among those of its kind, or the kind if there is one alone
 * @param used how much is used, {@code null} if the share alone is known
 * @param most the limit, {@code null} if there is none or the share alone is known
 * @param waiting the number of callers that wait, {@code null} if that is not known
 * @param share the share that is used, {@code null} if it is not known
 */
public record ResourceUse(String kind, String name, @Nullable Double used, @Nullable Double most,
		@Nullable Double waiting, @Nullable Double share) {

	/**
	 * Returns how full the resource is, as a number that can be compared.
	 * @return the share, 0 if it is not known
	 */
	public double fullness() {
		return (this.share != null) ? this.share : 0;
	}

	/**
	 * Returns whether all threads of an executor may be at work by design, because no
	 * task waits for one.
	 * @return whether it is an executor without tasks that wait
	 */
	public boolean isWithoutQueue() {
		return this.kind.equals(LimitedResource.EXECUTOR.kind()) && this.waiting != null && this.waiting == 0;
	}

}

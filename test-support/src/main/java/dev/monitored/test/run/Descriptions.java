package dev.monitored.test.run;

import org.assertj.core.api.AbstractAssert;

/**
 * Hands what a test says about its assertions to further assertions.
 */
public final class Descriptions {

	private Descriptions() {
	}

	/**
	 * Describes assertions as those were that they come from.
	 * @param <A> the assertions
	 * @param created the assertions
	 * @param from those that they come from
	 * @return the assertions
	 */
	public static <A extends AbstractAssert<A, ?>> A copy(A created, AbstractAssert<?, ?> from) {
		created.info.description(from.info.description());
		String message = from.info.overridingErrorMessage();
		if (message != null) {
			created.info.overridingErrorMessage(message);
		}
		created.info.useRepresentation(from.info.representation());
		return created;
	}

}

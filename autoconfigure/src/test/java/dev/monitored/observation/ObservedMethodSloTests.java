package dev.monitored.observation;

import io.micrometer.observation.annotation.Observed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for SLOs about methods under {@code @Observed}.
 */
class ObservedMethodSloTests {

	@Test
	void countsAMethodUnderObserved() {
		ObservedApplications.withSlo("match: { name: method.observed, method: place }, availability: 99%", Orders.class)
			.withPropertyValues("management.observations.annotations.enabled=true")
			.run((context) -> {
				Orders orders = context.getBean(Orders.class);
				orders.place(true);
				orders.place(true);
				assertThatIllegalStateException().isThrownBy(() -> orders.place(false));
				orders.list();
				assertThat(ObservedApplications.events(context, "availability")).isEqualTo(3);
				assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
			});
	}

	/**
	 * A service with observed methods.
	 */
	static class Orders {

		@Observed
		void place(boolean inStock) {
			if (!inStock) {
				throw new IllegalStateException("out of stock");
			}
		}

		@Observed
		void list() {
		}

	}

}

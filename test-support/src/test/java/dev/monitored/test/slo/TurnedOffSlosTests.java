package dev.monitored.test.slo;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import shop.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for an application that counts no events.
 */
@SpringBootTest(classes = ShopApplication.class, properties = "monitored.slo.enabled=false")
class TurnedOffSlosTests {

	@Test
	void saysThatNothingIsCounted(@Autowired TestSlos slos) {
		assertThatIllegalStateException().isThrownBy(() -> assertThat(slos).of("orders.place").hasEvents(0))
			.withMessageContaining("monitored.slo.enabled is false");
	}

}

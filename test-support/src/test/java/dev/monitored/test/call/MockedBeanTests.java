package dev.monitored.test.call;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import shop.OrderService;
import shop.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for an application in which the measured bean is a mock.
 */
@SpringBootTest(classes = ShopApplication.class)
class MockedBeanTests {

	@MockitoBean
	private OrderService orders;

	@Test
	void saysThatAMockIsNotMeasured(@Autowired TestCalls calls) {
		this.orders.place("lamp");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(calls).within(Duration.ZERO).of("orders.place").succeeded(1))
			.withMessageContaining("a mock in place of the bean is not measured");
	}

}

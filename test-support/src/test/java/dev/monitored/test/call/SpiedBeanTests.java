package dev.monitored.test.call;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import shop.OrderService;
import shop.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;

/**
 * Tests for an application in which the measured bean is spied on.
 */
@SpringBootTest(classes = ShopApplication.class)
class SpiedBeanTests {

	@MockitoSpyBean
	private OrderService orders;

	@Test
	void countsCallsOfASpy(@Autowired TestCalls calls) {
		this.orders.place("lamp");
		then(this.orders).should().place("lamp");
		assertThat(calls).of("orders.place").succeeded(1);
	}

}

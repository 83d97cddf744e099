package dev.monitored.catalog.status;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link PageSpeed}, with a target of 99 %.
 */
class PageSpeedTests {

	@ParameterizedTest
	@CsvSource({ "0, 0, false", "100, 0, false", "2, 2, false", "3, 3, true", "100, 5, false", "100, 10, true",
			"100, 20, true", "20, 3, false", "20, 5, true" })
	void isReachedWhereTheAlertPages(int calls, int failing, boolean isReached) {
		MonitoredContext.runner(ShopConfiguration.class).run((context) -> {
			Shop shop = context.getBean(Shop.class);
			for (int call = 0; call < calls; call++) {
				if (call < failing) {
					assertThatIllegalStateException().isThrownBy(() -> shop.buy(true));
				}
				else {
					shop.buy(false);
				}
			}
			SloCatalog catalog = context.getBean(SloCatalog.class);
			assertThat(catalog.slos().stream().filter(PageSpeed::isReached)).hasSize(isReached ? 1 : 0);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class ShopConfiguration {

		@Bean
		Shop shop() {
			return new Shop();
		}

	}

	static class Shop {

		@Monitored(value = "checkout", availability = "99%")
		void buy(boolean isSoldOut) {
			if (isSoldOut) {
				throw new IllegalStateException("sold out");
			}
		}

	}

}

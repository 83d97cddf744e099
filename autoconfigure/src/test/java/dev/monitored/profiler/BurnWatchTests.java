package dev.monitored.profiler;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link BurnWatch}.
 */
class BurnWatchTests {

	@Test
	void knowsAnSloUntilAProfileOfItIsKept() {
		MonitoredContext.runner(Configured.class).run((context) -> {
			AtomicLong now = new AtomicLong();
			BurnWatch watch = new BurnWatch(context.getBean(SloCatalog.class), now::get);
			assertThat(watch.begun()).isEmpty();
			burn(context);
			assertThat(watch.begun()).containsExactly("shop");
			assertThat(watch.begun()).containsExactly("shop");
			watch.kept(List.of("shop"));
			assertThat(watch.begun()).isEmpty();
			now.addAndGet(Duration.ofMinutes(40).toNanos());
			assertThat(watch.begun()).isEmpty();
		});
	}

	@Test
	void letsAnSloBeginAnewThatHasNotBurntForAWhile() {
		MonitoredContext.runner(Configured.class).run((context) -> {
			AtomicLong now = new AtomicLong();
			BurnWatch rested = new BurnWatch(context.getBean(SloCatalog.class), now::get);
			rested.kept(List.of("shop"));
			now.addAndGet(Duration.ofMinutes(31).toNanos());
			assertThat(rested.begun()).isEmpty();
			BurnWatch restless = new BurnWatch(context.getBean(SloCatalog.class), now::get);
			restless.kept(List.of("shop"));
			assertThat(restless.begun()).isEmpty();
			burn(context);
			assertThat(rested.begun()).containsExactly("shop");
			assertThat(restless.begun()).isEmpty();
		});
	}

	private static void burn(ApplicationContext context) {
		ProfiledShop shop = context.getBean(ProfiledShop.class);
		for (int call = 0; call < 3; call++) {
			assertThatIllegalStateException().isThrownBy(() -> shop.buy(true));
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class Configured {

		@Bean
		ProfiledShop shop() {
			return new ProfiledShop();
		}

	}

}

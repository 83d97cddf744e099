package dev.monitored.profiler;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
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
	void tellsThatAnSloBeginsToBurnAndNotThatItGoesOn() {
		MonitoredContext.runner(Configured.class).run((context) -> {
			ProfiledShop shop = context.getBean(ProfiledShop.class);
			AtomicLong now = new AtomicLong();
			BurnWatch watch = new BurnWatch(context.getBean(SloCatalog.class), now::get);
			assertThat(watch.get()).isEmpty();
			for (int call = 0; call < 3; call++) {
				assertThatIllegalStateException().isThrownBy(() -> shop.buy(true));
			}
			assertThat(watch.get()).containsExactly("shop");
			now.addAndGet(Duration.ofMinutes(20).toNanos());
			assertThat(watch.get()).isEmpty();
			now.addAndGet(Duration.ofMinutes(20).toNanos());
			assertThat(watch.get()).isEmpty();
			now.addAndGet(Duration.ofMinutes(40).toNanos());
			assertThat(watch.get()).containsExactly("shop");
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Configured {

		@Bean
		ProfiledShop shop() {
			return new ProfiledShop();
		}

	}

}

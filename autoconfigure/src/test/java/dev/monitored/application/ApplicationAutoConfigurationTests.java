package dev.monitored.application;

import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationAutoConfiguration}.
 */
class ApplicationAutoConfigurationTests {

	@Test
	void saysWhichApplicationRunsInWhichVersion() {
		MonitoredContext.runner(Built.class)
			.withPropertyValues("spring.application.name=shop")
			.run((context) -> assertThat(Scrape.of(context)
				.value("application_info", "application", "shop", "version", "1.2.3", "commit", "abcdef1"))
				.isEqualTo(1));
	}

	@Test
	void prefersItsOwnName() {
		MonitoredContext.runner()
			.withPropertyValues("spring.application.name=shop", "monitored.application=store")
			.run((context) -> assertThat(Scrape.of(context).values("application_info", "application"))
				.containsExactly("store"));
	}

	@Test
	void saysWhetherItRunsAllTheTime() {
		MonitoredContext.runner()
			.run((context) -> assertThat(Scrape.of(context).values("application_info", "lifecycle"))
				.containsExactly("job"));
		MonitoredContext.runner()
			.withPropertyValues("monitored.lifecycle=service")
			.run((context) -> assertThat(Scrape.of(context).values("application_info", "lifecycle"))
				.containsExactly("service"));
	}

	@Test
	void saysSoWhereNothingIsKnown() {
		MonitoredContext.runner()
			.run((context) -> assertThat(Scrape.of(context)
				.value("application_info", "application", "_unknown", "version", "_unknown", "commit", "_unknown"))
				.isEqualTo(1));
	}

	@Configuration(proxyBeanMethods = false)
	static class Built {

		@Bean
		BuildProperties buildProperties() {
			Properties properties = new Properties();
			properties.setProperty("version", "1.2.3");
			return new BuildProperties(properties);
		}

		@Bean
		GitProperties gitProperties() {
			Properties properties = new Properties();
			properties.setProperty("commit.id.abbrev", "abcdef1");
			properties.setProperty("commit.id", "abcdef1234567890");
			return new GitProperties(properties);
		}

	}

}

package dev.monitored.test.run;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.settings.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TestRunAutoConfiguration}.
 */
class TestRunAutoConfigurationTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(TestRunAutoConfiguration.class));

	@Test
	void waitsTenSecondsByDefault() {
		this.application.run((context) -> assertThat(context.getBean(TestRun.class).waiting().limit()).hasSeconds(10));
	}

	@Test
	void stopsStartUpWhereTheTimeIsNegative() {
		this.application.withPropertyValues("monitored.test.timeout=-5s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSettingException.class)
				.hasMessage("monitored.test.timeout = 'PT-5S': it is negative. "
						+ "Write how long an assertion waits at most, such as 10s, or 0 to look once."));
	}

}

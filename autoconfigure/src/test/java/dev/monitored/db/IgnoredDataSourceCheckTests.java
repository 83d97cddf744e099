package dev.monitored.db;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link IgnoredDataSourceCheck}.
 */
@ExtendWith(OutputCaptureExtension.class)
class IgnoredDataSourceCheckTests {

	@Test
	void warnsOfANameThatNoBeanHas(CapturedOutput output) {
		Queries.application()
			.withPropertyValues("monitored.db.ignored=dataSource,datasource")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce("monitored.db.ignored lists")
			.contains("monitored.db.ignored lists 'datasource', but there is no bean of that name. "
					+ "Queries are measured unless it lists the name of their data source bean");
	}

	@Test
	void saysNothingOfBeansThatExist(CapturedOutput output) {
		Queries.application()
			.withPropertyValues("monitored.db.ignored=dataSource", "spring.main.lazy-initialization=true")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("monitored.db.ignored lists");
	}

}

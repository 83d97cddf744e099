package dev.monitored.operation;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.MonitoredContext;
import dev.monitored.operation.AdoptedLabelBeans.Doubtful;
import dev.monitored.operation.AdoptedLabelBeans.Labelled;
import dev.monitored.operation.AdoptedLabelBeans.Regional;
import dev.monitored.operation.AdoptedLabelBeans.Unusual;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for labels in annotations of Micrometer that make operations.
 */
@ExtendWith(OutputCaptureExtension.class)
class AdoptedLabelTests {

	@Test
	void takesTheLabelsThatAreDeclared(CapturedOutput output) {
		adopting("timed, observed", Labelled.class).withPropertyValues("monitored.operation.tag-keys=region, kind")
			.run((context) -> {
				Labelled bean = context.getBean(Labelled.class);
				bean.first("eu");
				bean.second();
				bean.observed();
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.value("operation_duration_seconds_count", "operation", "labelled", "kind", "one",
						"region", "eu", "status", "success"))
					.isEqualTo(1);
				assertThat(scrape.value("operation_duration_seconds_count", "operation", "labelled", "kind", "two",
						"region", "_none", "status", "success"))
					.isEqualTo(1);
				assertThat(scrape.value("operation_duration_seconds_count", "operation", "seen", "kind", "three",
						"status", "success"))
					.isEqualTo(1);
			});
		assertThat(output).containsOnlyOnce("The label 'team' of @Timed on")
			.containsOnlyOnce("The label 'customer' of @MeterTag on a parameter of")
			.contains("To have it, declare it: monitored.operation.tag-keys: [ region, kind, team ]");
	}

	@Test
	void letsTheLabelsOfTheConfigurationWin() {
		adopting("timed", Regional.class).withPropertyValues("monitored.operation.tag-keys=region, kind")
			.with(MonitoredContext.yaml("""
					monitored.operation.overrides:
					  - name: regional
					    tags: [ region=us ]
					"""))
			.run((context) -> {
				context.getBean(Regional.class).work();
				assertThat(Scrape.of(context)
					.value("operation_duration_seconds_count", "operation", "regional", "kind", "one", "region", "us",
							"status", "success"))
					.isEqualTo(1);
			});
	}

	@Test
	void advisesNoLabelThatOperationsCannotHave(CapturedOutput output) {
		adopting("timed", Unusual.class).run((context) -> assertThat(context).hasNotFailed());
		assertThat(output)
			.contains("The label 'status' of @Timed on", "The label 'error' of @Timed on",
					"because operations have a label of that name already", "The label 'http-method' of @Timed on",
					"because it is not the name of a label", "tag-keys: [ team ]")
			.doesNotContain("[ status ]", "[ error ]", "[ http-method ]");
	}

	@Test
	void startsWithParametersThatMicrometerStartsWith(CapturedOutput output) {
		adopting("timed", Doubtful.class).withPropertyValues("monitored.operation.tag-keys=region")
			.with(MonitoredContext.yaml("""
					monitored.operation.overrides:
					  - name: regional
					    tags: [ region=us ]
					"""))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(Doubtful.class).twice("one", "two");
				context.getBean(Doubtful.class).overridden("eu");
				context.getBean(Doubtful.class).unreadable("eu");
				Scrape scrape = Scrape.of(context);
				assertThat(regionOf("twice", scrape)).containsExactly("one");
				assertThat(regionOf("regional", scrape)).containsExactly("us");
				assertThat(regionOf("unreadable", scrape)).containsExactly("_none");
			});
		assertThat(output).containsOnlyOnce("Doubtful.twice(")
			.containsOnlyOnce("Doubtful.overridden(")
			.containsOnlyOnce("Doubtful.unreadable(");
	}

	private static List<String> regionOf(String operation, Scrape scrape) {
		return scrape.find("operation_duration_seconds_count", "operation", operation, "status", "success")
			.stream()
			.map((sample) -> sample.labels().get("region"))
			.toList();
	}

	private static ApplicationContextRunner adopting(String annotations, Class<?>... beans) {
		return MonitoredContext.runner(beans).withPropertyValues("monitored.operation.adopt=" + annotations);
	}

}

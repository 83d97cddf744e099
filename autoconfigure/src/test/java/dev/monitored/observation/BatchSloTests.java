package dev.monitored.observation;

import java.time.Duration;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.BatchObservabilityBeanPostProcessor;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.LeapingTime;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SLOs about jobs of Spring Batch.
 */
class BatchSloTests {

	private static final String JOB = "match: { name: spring.batch.job, spring.batch.job.name: import }, availability: 99%, latency: \"p95 < 30m\", freshness: 25h";

	private static final String STEP = "match: { name: spring.batch.step, spring.batch.step.job.name: import }, availability: 99%";

	@Test
	void countsAJobThatFailsAlthoughItsObservationKnowsNoError() {
		ObservedApplications.withSlo(JOB, Jobs.class).run((context) -> {
			assertThat(launch(context, () -> {
				throw new IllegalStateException("no file");
			}).getStatus()).isEqualTo(BatchStatus.FAILED);
			assertThat(context.getBean(MeterRegistry.class).get("spring.batch.job").timer().getId().getTag("error"))
				.isEqualTo("none");
			assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
			assertThat(lastSuccess(context)).isZero();
			assertThat(launch(context, () -> RepeatStatus.FINISHED).getStatus()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(2);
			assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
			assertThat(lastSuccess(context)).isPositive();
		});
	}

	@Test
	void countsAJobThatIsLate() {
		ObservedApplications.withSlo(JOB, Jobs.class).run((context) -> {
			launch(context, () -> {
				LeapingTime.pass(Duration.ofMinutes(31));
				return RepeatStatus.FINISHED;
			});
			launch(context, () -> RepeatStatus.FINISHED);
			assertThat(ObservedApplications.events(context, "latency_p95")).isEqualTo(2);
			assertThat(ObservedApplications.bad(context, "latency_p95")).isEqualTo(1);
			assertThat(ObservedApplications.bad(context, "availability")).isZero();
			assertThat(context.getBean(MeterRegistry.class).find("spring.batch.job").meters()).isNotEmpty()
				.allSatisfy((meter) -> assertThat(meter.getId().getType()).isEqualTo(Meter.Type.TIMER));
			assertThat(Scrape.of(context).find("spring_batch_job_seconds_bucket", "le", "1800.0")).hasSize(1);
		});
	}

	@Test
	void countsStepsThatFail() {
		ObservedApplications.withSlo(STEP, Jobs.class).run((context) -> {
			launch(context, () -> {
				throw new IllegalStateException("no file");
			});
			launch(context, () -> RepeatStatus.FINISHED);
			assertThat(ObservedApplications.events(context, "availability")).isEqualTo(2);
			assertThat(ObservedApplications.bad(context, "availability")).isEqualTo(1);
		});
	}

	@Test
	void aJobThatIsStoppedIsNoSuccess() {
		ObservedApplications.withSlo(JOB, Jobs.class).run((context) -> {
			Jobs jobs = context.getBean(Jobs.class);
			JobExecution stopped = launch(context, () -> {
				jobs.stopping.run();
				return RepeatStatus.CONTINUABLE;
			});
			assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
			assertThat(ObservedApplications.calls(context)).isEqualTo(1);
			assertThat(ObservedApplications.events(context, "availability")).isZero();
			assertThat(lastSuccess(context)).isZero();
		});
	}

	private static JobExecution launch(ApplicationContext context, Supplier<RepeatStatus> action) throws Exception {
		Jobs jobs = context.getBean(Jobs.class);
		jobs.action = action;
		return context.getBean(JobOperator.class)
			.start(context.getBean(Job.class),
					new JobParametersBuilder().addLong("run", (long) ++jobs.runs).toJobParameters());
	}

	private static double lastSuccess(ApplicationContext context) {
		return Scrape.of(context).value("slo_last_success_timestamp_seconds", "slo", "some");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableBatchProcessing
	static class Jobs {

		private Supplier<RepeatStatus> action = () -> RepeatStatus.FINISHED;

		private int runs;

		private Runnable stopping = () -> {
		};

		@Bean
		static BatchObservabilityBeanPostProcessor batchObservability() {
			return new BatchObservabilityBeanPostProcessor();
		}

		@Bean
		Step read(JobRepository jobRepository) {
			return new StepBuilder("read", jobRepository).tasklet((contribution, chunk) -> {
				this.stopping = contribution.getStepExecution()::setTerminateOnly;
				return this.action.get();
			}, new ResourcelessTransactionManager()).build();
		}

		@Bean
		Job importing(JobRepository jobRepository, Step read) {
			return new JobBuilder("import", jobRepository).start(read).build();
		}

	}

}

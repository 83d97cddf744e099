package dev.monitored.mail;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.BinderContract;
import dev.monitored.MonitoredContext;
import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The {@link BinderContract} of a binder that lies in one folder of the tests and is
 * named in no other: adding a binder touches nothing of the kernel.
 */
class MailBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return MonitoredContext.runner(MailConfiguration.class);
	}

	@Override
	protected void exercise(ApplicationContext context) {
		MailRecorder mails = context.getBean(MailRecorder.class);
		mails.send("orders", () -> {
		});
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> mails.send("bills", () -> {
			throw new IllegalStateException("no server");
		}));
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		MailRecorder mails = context.getBean(MailRecorder.class);
		IntStream.range(0, values).forEach((number) -> mails.send("box" + number, () -> {
		}));
		assertThat(mails).isNotNull();
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		return List.of(
				DeclaredMeter.timer(MailRecorder.DURATION, "How long sending a mail took",
						List.of(MailRecorder.MAILBOX, "status")),
				DeclaredMeter.inFlight(MailRecorder.ACTIVE, "Mails that are being sent", List.of()));
	}

	@Test
	void hasObjectives() {
		application()
			.withPropertyValues("monitored.slo.definitions.mails.signal=mail",
					"monitored.slo.definitions.mails.match.mailbox=orders",
					"monitored.slo.definitions.mails.availability=99%",
					"monitored.slo.definitions.mails.latency=p95 < 123ms")
			.run((context) -> {
				exercise(context);
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.value("slo_events_total", "slo", "mails", "sli", "availability")).isEqualTo(1);
				assertThat(scrape.value("slo_bad_events_total", "slo", "mails", "sli", "availability")).isZero();
				assertThat(scrape.find("mail_duration_seconds_bucket", "mailbox", "orders", "le", "0.123"))
					.isNotEmpty();
			});
	}

	@Test
	void hasABucketProfile() {
		application().withPropertyValues("monitored.buckets.profiles.slow=7s", "monitored.buckets.signals.mail=slow")
			.run((context) -> {
				exercise(context);
				assertThat(Scrape.of(context)
					.find("mail_duration_seconds_bucket", "mailbox", "orders", "le", "7.0", "status", "success"))
					.hasSize(1);
			});
	}

	@Test
	void refusesLabelsThatItsCallsDoNotHave() {
		application()
			.withPropertyValues("monitored.slo.definitions.mails.signal=mail",
					"monitored.slo.definitions.mails.match.table=orders",
					"monitored.slo.definitions.mails.availability=99%")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("no mail call has the label 'table'"));
	}

	@Configuration(proxyBeanMethods = false)
	static class MailConfiguration {

		@Bean
		static MailRecorder mailRecorder(BucketProfileCatalog profiles, SloCatalog slos, LabelGuard guard,
				DeferredMeters meters) {
			return new MailRecorder(profiles, slos, guard, meters);
		}

	}

}

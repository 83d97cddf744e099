package dev.monitored.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for classes of one simple name.
 */
@ExtendWith(OutputCaptureExtension.class)
class SharedNameTests {

	@Test
	void warnsOnceOfTwoClassesWhoseCallsAreOneOperation(CapturedOutput output) {
		MonitoredContext.runner(Sales.Ledger.class, Stocks.Ledger.class).run((context) -> {
			context.getBean(Sales.Ledger.class).post();
			context.getBean(Stocks.Ledger.class).post();
			assertThat(Scrape.of(context).calls("Ledger.post", "success")).isEqualTo(2);
		});
		assertThat(output.toString().lines().filter((line) -> line.contains("WARN"))).singleElement()
			.asString()
			.contains(Sales.Ledger.class.getName(), Stocks.Ledger.class.getName(), "'Ledger.post'",
					"@Monitored(\"operation-Ledger\")");
	}

	@Test
	void doesNotWarnOfNamesThatAreWritten(CapturedOutput output) {
		MonitoredContext.runner(Sales.Journal.class, Stocks.Journal.class, Sales.Ledger.class, Sales.Daily.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain(" WARN ");
	}

	/**
	 * Classes of sales.
	 */
	static class Sales {

		@Monitored
		public static class Ledger {

			public void post() {
			}

		}

		public static class Daily extends Ledger {

		}

		@Monitored("journal")
		public static class Journal {

			public void post() {
			}

		}

	}

	/**
	 * Classes of stocks.
	 */
	static class Stocks {

		public static class Ledger {

			@Monitored
			public void post() {
			}

		}

		@Monitored("journal")
		public static class Journal {

			public void post() {
			}

		}

	}

}

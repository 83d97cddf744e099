package sample.shop.traffic;

import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import sample.shop.report.ReportService;
import sample.shop.report.UnknownReportException;

/**
 * Runs a report and waits for it, of any kind.
 */
@Component
@Order(5)
class ReportErrand implements Errand {

	private static final Lots<String> REPORTS = new Lots<String>().with(3, "stock")
		.with(3, "sales")
		.with(3, "forecast")
		.with(1, "unheard-of");

	private final ReportService reports;

	private final Tally tally;

	ReportErrand(ReportService reports, Tally tally) {
		this.reports = reports;
		this.tally = tally;
	}

	@Override
	public void run(SplittableRandom random) throws Exception {
		String name = REPORTS.draw(random);
		try {
			await(this.reports.run(name));
			this.tally.success("report.run");
		}
		catch (UnknownReportException ex) {
			this.tally.error("report.run");
		}
		if (name.equals("stock")) {
			this.tally.success("InventoryService.available", "StockRepository.available");
		}
	}

	private static void await(Object report) throws Exception {
		if (report instanceof CompletableFuture<?> future) {
			future.get();
		}
		else if (report instanceof Mono<?> mono) {
			mono.block();
		}
	}

}

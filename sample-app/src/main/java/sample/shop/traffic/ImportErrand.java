package sample.shop.traffic;

import java.util.List;
import java.util.SplittableRandom;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import sample.shop.inventory.StockImport;

/**
 * Sends the list of a supplier now and then, some with mistakes.
 */
@Component
@Order(6)
class ImportErrand implements Errand {

	private static final Lots<String> LINES = new Lots<String>().with(10, "lamp;20")
		.with(10, "table;10")
		.with(1, "spaceship;1")
		.with(1, "chair;many");

	private final StockImport imports;

	private final Tally tally;

	ImportErrand(StockImport imports, Tally tally) {
		this.imports = imports;
		this.tally = tally;
	}

	@Override
	public void run(SplittableRandom random) {
		if (random.nextInt(3) == 0) {
			importLines(List.of("chair;20", LINES.draw(random)));
		}
	}

	private void importLines(List<String> lines) {
		try {
			boolean complete = this.imports.run(lines) == lines.size();
			this.tally.add(complete ? "success" : "error", "stock-import");
			this.tally.success("StockRepository.put", "StockRepository.put");
		}
		catch (NumberFormatException ex) {
			this.tally.error("stock-import");
			this.tally.success("StockRepository.put");
		}
	}

}

package sample.shop.inventory;

import java.util.List;

import org.springframework.stereotype.Component;

import dev.monitored.operation.OperationCall;
import dev.monitored.operation.Operations;

/**
 * Imports the list that a supplier sends. What it does is no single method of a bean, so
 * it records its operation by hand; the objectives stand in {@code application.yml}.
 */
@Component
public class StockImport {

	private final StockRepository stock;

	private final Operations operations;

	StockImport(StockRepository stock, Operations operations) {
		this.stock = stock;
		this.operations = operations;
	}

	/**
	 * Imports a list. An unreadable line ends the import as an error, lines of unknown
	 * products are skipped and make it an error too.
	 * @param lines the lines, such as {@code lamp;20}
	 * @return how many lines were imported
	 */
	public int run(List<String> lines) {
		try (OperationCall call = this.operations.start("stock-import")) {
			try {
				int imported = (int) lines.stream().filter(this::isImported).count();
				if (imported < lines.size()) {
					call.error("unknown_product");
				}
				return imported;
			}
			catch (RuntimeException ex) {
				call.error(ex);
				throw ex;
			}
		}
	}

	private boolean isImported(String line) {
		String[] fields = line.split(";");
		return this.stock.put(fields[0], Integer.parseInt(fields[1]));
	}

}

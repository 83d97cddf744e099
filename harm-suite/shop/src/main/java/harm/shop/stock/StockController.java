package harm.shop.stock;

import java.sql.SQLException;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows what is in stock, and what the beans around it do.
 */
@RestController
class StockController {

	private final StockDao stock;

	private final Pool pool;

	private final Shelf shelf;

	private final Barcode barcode;

	private final Discounts discounts;

	private final List<Shipping> shipping;

	private final ObjectProvider<Receipt> receipts;

	private final ObjectProvider<YearlyReport> report;

	StockController(StockDao stock, Pool pool, Shelf shelf, Barcode barcode, Discounts discounts,
			List<Shipping> shipping, ObjectProvider<Receipt> receipts, ObjectProvider<YearlyReport> report) {
		this.stock = stock;
		this.pool = pool;
		this.shelf = shelf;
		this.barcode = barcode;
		this.discounts = discounts;
		this.shipping = shipping;
		this.receipts = receipts;
		this.report = report;
	}

	@GetMapping("/stock/{product}")
	int amount(@PathVariable String product) {
		return this.stock.amount(product);
	}

	@GetMapping("/pool")
	String pool() throws SQLException {
		return this.pool.state();
	}

	@GetMapping("/shelf")
	String shelf() {
		return this.shelf.labelled() + " " + this.barcode;
	}

	@GetMapping("/discount")
	String discount(@RequestParam int percent) {
		return this.discounts.give(percent);
	}

	@GetMapping("/parcel")
	List<String> parcel() {
		return this.shipping.stream().map((carrier) -> carrier.send("parcel")).toList();
	}

	@GetMapping("/receipt")
	int receipt() {
		return this.receipts.getObject().number();
	}

	@GetMapping("/report")
	String report() {
		return this.report.getObject().text();
	}

}

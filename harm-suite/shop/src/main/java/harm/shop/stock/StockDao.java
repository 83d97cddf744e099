package harm.shop.stock;

import java.util.Objects;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.support.JdbcDaoSupport;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is in stock. Its parent has final methods that read fields, and the transaction
 * makes a subclass of it.
 */
@Repository
@SuppressWarnings("removal")
@Transactional
public class StockDao extends JdbcDaoSupport {

	StockDao(DataSource dataSource) {
		setDataSource(dataSource);
	}

	/**
	 * Takes a product out of stock.
	 * @param product name of the product
	 * @param amount how many of it
	 */
	public void take(String product, int amount) {
		int taken = jdbc().update("update stock set amount = amount - ? where product = ? and amount >= ?", amount,
				product, amount);
		if (taken == 0) {
			throw new OutOfStockException(product);
		}
	}

	/**
	 * Returns how much there is.
	 * @param product name of the product
	 * @return the amount
	 */
	public int amount(String product) {
		return Objects.requireNonNull(
				jdbc().queryForObject("select amount from stock where product = ?", Integer.class, product));
	}

	private JdbcTemplate jdbc() {
		return Objects.requireNonNull(getJdbcTemplate());
	}

}

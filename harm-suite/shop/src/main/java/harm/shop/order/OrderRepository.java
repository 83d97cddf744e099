package harm.shop.order;

import java.util.List;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Orders that were placed.
 */
public interface OrderRepository extends JpaRepository<CustomerOrder, Long> {

	/**
	 * Finds the orders of a product.
	 * @param product name of the product
	 * @return its orders
	 */
	List<CustomerOrder> findByProductOrderById(String product);

}

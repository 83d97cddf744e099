package com.acme.shop;

import java.util.List;

/**
 * A repository, which pointcuts of the pages name.
 */
public interface OrderRepository {

	/**
	 * Finds orders.
	 * @return the orders
	 */
	List<String> findAll();

}

package com.acme.shop;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import dev.monitored.business.CounterMeter;
import dev.monitored.business.MeterInterface;

/**
 * The application whose settings the pages show.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class AcmeShop {

	/**
	 * Counters of orders.
	 */
	@MeterInterface
	public interface OrderMeters {

		/**
		 * Counts an order that was completed.
		 */
		@CounterMeter(value = "orders.completed", description = "Orders that were completed")
		void completed();

		/**
		 * Counts an order that failed.
		 */
		@CounterMeter(value = "orders.failed", description = "Orders that failed", afterCommit = false)
		void failed();

	}

}

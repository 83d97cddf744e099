package harm.shop.stock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Sends parcels.
 */
interface Shipping {

	String send(String parcel);

	/**
	 * Who sends, known by their interface only.
	 */
	@Configuration
	class Carriers {

		@Bean
		@Order(2)
		Shipping post() {
			return new Carrier("post");
		}

		@Bean
		@Order(1)
		Shipping courier() {
			return (parcel) -> "courier: " + parcel;
		}

	}

	/**
	 * A carrier that cannot be subclassed.
	 *
	 * @param name who it is
	 */
	record Carrier(String name) implements Shipping {

		@Override
		public String send(String parcel) {
			return this.name + ": " + parcel;
		}

	}

}

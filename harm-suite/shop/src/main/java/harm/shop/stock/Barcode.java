package harm.shop.stock;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.stereotype.Component;

/**
 * The bars of a product.
 *
 * @param bars how they look
 */
record Barcode(String bars) {

	/**
	 * Makes bars.
	 */
	@Component("barcode")
	static class BarcodeFactory implements FactoryBean<Barcode> {

		@Override
		public Barcode getObject() {
			return new Barcode("||| |");
		}

		@Override
		public Class<?> getObjectType() {
			return Barcode.class;
		}

	}

}

package harm.comparison.fault;

/**
 * Makes a proxy of a bean with final methods.
 */
class FinalMethods extends SubclassingPostProcessor {

	FinalMethods() {
		super("priceList");
	}

}

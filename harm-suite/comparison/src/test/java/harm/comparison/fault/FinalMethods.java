package harm.comparison.fault;

/**
 * Makes a proxy of a bean with final methods.
 */
class FinalMethods extends ProxyingPostProcessor {

	FinalMethods() {
		super("priceList");
	}

}

package harm.shop.order;

/**
 * An order was placed.
 *
 * @param product name of the product
 */
record OrderPlaced(String product) {

}

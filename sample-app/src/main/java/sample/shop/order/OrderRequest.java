package sample.shop.order;

/**
 * What a customer orders.
 *
 * @param product the product
 * @param quantity how many
 * @param card the card that pays
 */
public record OrderRequest(String product, int quantity, String card) {

}

package sample.shop.order;

/**
 * An order that was paid.
 *
 * @param id its number
 * @param product what was ordered
 * @param quantity how many
 * @param card the card that paid
 */
public record Order(long id, String product, int quantity, String card) {

}

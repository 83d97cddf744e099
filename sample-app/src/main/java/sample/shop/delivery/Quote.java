package sample.shop.delivery;

/**
 * What a delivery costs.
 *
 * @param region where it goes
 * @param cents its price
 */
public record Quote(Region region, int cents) {

}
